package chat.granta.c2s.csi;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall.Deliver;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever arrives, and whenever the client becomes active: it ends up knowing what it would anyway. */
class HeldStanzasPropertiesTest {
    /** What a client knows: the latest of all news, and the important stanzas with what it knew when each of them came. */
    private static final class Client {
        private final Map<ReplacementKey, Stanza> latest = new HashMap<>();
        private final List<Object> story = new ArrayList<>();

        void hear(Stanza stanza) {
            ReplacementKey news = ReplacementKey.of(stanza);
            if (news == null) {
                story.add(List.of(stanza, Map.copyOf(latest)));
            } else {
                latest.put(news, stanza);
            }
        }

        Object knowledge() {
            return List.of(story, latest);
        }
    }

    @Property(tries = 2_000)
    void aClientKnowsWhatItWouldKnowWithoutThis(@ForAll("arrivals") List<Stanza> arrivals,
            @ForAll List<@IntRange(max = 100) Integer> flushes, @ForAll @IntRange(max = 12) int maxStanzas,
            @ForAll @IntRange(min = 256, max = 8_192) int maxBytes) {
        var client = new Client();
        var without = new Client();
        List<Stanza> sent = new ArrayList<>();
        var held = new HeldStanzas(maxStanzas, maxBytes, call -> {
            sent.add(call.stanza());
            client.hear(call.stanza());
        });
        for (int i = 0; i < arrivals.size(); i++) {
            without.hear(arrivals.get(i));
            held.deliver(new Deliver(arrivals.get(i), null));
            if (flushes.contains(i)) {
                held.flush();
                assertThat(client.knowledge()).isEqualTo(without.knowledge());
            }
        }
        held.flush();
        assertThat(client.knowledge()).isEqualTo(without.knowledge());
        assertThat(arrivals).as("nothing is made up, repeated or put before what came first").containsSubsequence(sent);
    }

    @Property
    void whereAllIsKeptTheClientHearsExactlyWhatCame(@ForAll("arrivals") List<Stanza> arrivals,
            @ForAll @IntRange(max = 12) int maxStanzas, @ForAll @IntRange(min = 256, max = 8_192) int maxBytes) {
        List<Stanza> sent = new ArrayList<>();
        var held = HeldStanzas.keepingAll(maxStanzas, maxBytes, call -> sent.add(call.stanza()));
        for (Stanza stanza : arrivals) {
            held.deliver(new Deliver(stanza, null));
            assertThat(arrivals.subList(0, sent.size())).isEqualTo(sent);
        }
        held.flush();
        assertThat(sent).isEqualTo(arrivals);
    }

    @Provide
    Arbitrary<List<Stanza>> arrivals() {
        Arbitrary<String> senders = Arbitraries.of("romeo@localhost/orchard", "romeo@localhost/crypt",
                "romeo@localhost",
                "nurse@localhost/kitchen", "room@localhost/nurse", "juliet@localhost/tablet");
        Arbitrary<String> texts = Arbitraries.strings().alpha().ofMaxLength(8);
        Arbitrary<Presence.Type> types = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(Presence.Type.AVAILABLE, Presence.Type.UNAVAILABLE)),
                Tuple.of(1, Arbitraries.of(Presence.Type.class)));
        Arbitrary<Stanza> presences = Combinators.combine(senders, types, texts).as(Arrivals::presence);
        Arbitrary<Stanza> stanzas = Arbitraries.frequencyOf(
                Tuple.of(6, presences),
                Tuple.of(2, senders.map(Arrivals::composing)),
                Tuple.of(1, Combinators.combine(senders, texts).as(Arrivals::message)),
                Tuple.of(1, senders.map(Arrivals::ping)));
        return stanzas.list().ofMaxSize(60);
    }
}
