package chat.granta.s2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.gateway.LogWriter;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.stream.LocalDomains;
import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other servers and components send enters at the home of its addressee (RFC 6120 section 10.1). */
class LogHomesTest {
    private static final Jid ROMEO = Jid.parse("romeo@mantua.example/orchard");
    private static final BusSettings BUS = BusSettings.of("none", 16, 1, 1);
    private static final LocalDomains DOMAINS = new LocalDomains("verona.example", "rooms.verona.example",
            List.of("mail.verona.example"));

    private record Written(String topic, @Nullable Integer partition, String key, Envelope envelope) {}

    private final List<Written> log = new ArrayList<>();
    private final List<@Nullable Exception> outcomes = new ArrayList<>();
    private final LogWriter writer = new LogWriter() {
        @Override
        public Home home(String bareJid) {
            throw new UnsupportedOperationException(bareJid);
        }

        @Override
        public void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
                Consumer<@Nullable Exception> done) {
            log.add(new Written(topic, partition, key, (Envelope) record));
            done.accept(null);
        }
    };

    private LogHomes homes(boolean isOpen) {
        var homes = new LogHomes(writer, DOMAINS, BUS, isOpen);
        homes.began(7);
        return homes;
    }

    private static Stanza message(String to) {
        return new Message(ROMEO, Jid.parse(to), "m", Message.Type.CHAT, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hi").build()));
    }

    @ParameterizedTest
    @CsvSource({"juliet@verona.example, xmpp.user, juliet@verona.example",
            "juliet@verona.example/balcony, xmpp.user, juliet@verona.example",
            "verona.example, xmpp.user, verona.example",
            "garden@rooms.verona.example/nurse, xmpp.room, garden@rooms.verona.example",
            "rooms.verona.example, xmpp.room, rooms.verona.example"})
    void usersAndRoomsHaveTheirHomes(String to, String topic, String key) {
        homes(false).deliver(message(to), outcomes::add);
        assertThat(log).hasSize(1);
        Written written = log.getFirst();
        assertThat(written.topic()).isEqualTo(topic);
        assertThat(written.key()).isEqualTo(key);
        assertThat(written.partition()).isEqualTo(HomePartition.of(key, 16));
        assertThat(StanzaCodec.ofWire(written.envelope().getInbound().getStanza())).isEqualTo(message(to));
        assertThat(outcomes).containsExactly((Exception) null);
    }

    @Test
    void componentsShareOnePartition() {
        homes(false).deliver(message("nurse@mail.verona.example"), outcomes::add);
        assertThat(log.getFirst().topic()).isEqualTo("xmpp.component");
        assertThat(log.getFirst().partition()).isZero();
    }

    /** ADR 23: by its number a home tells what is new from what it has had. */
    @Test
    void theNumbersRiseWhoeverIsSpokenTo() {
        LogHomes homes = homes(false);
        for (String to : List.of("juliet@verona.example", "garden@rooms.verona.example", "verona.example")) {
            homes.deliver(message(to), outcomes::add);
        }
        assertThat(log).extracting(one -> one.envelope().getOrigin().getRemote().getSequence())
                .isEqualTo(LongStream.rangeClosed(1, 3).boxed().toList());
        assertThat(log).allMatch(one -> one.envelope().getOrigin().getRemote().getTenure() == 7);
    }

    /** This server is no relay: only components send to other servers from here. */
    @Test
    void whatIsForAnotherServerGoesThereFromComponentsAlone() {
        homes(false).deliver(message("friar@padua.example"), outcomes::add);
        assertThat(log).isEmpty();
        assertThat(outcomes.getFirst()).isInstanceOf(IllegalArgumentException.class);
        homes(true).deliver(message("friar@padua.example"), outcomes::add);
        assertThat(log.getFirst().topic()).isEqualTo("xmpp.remote");
        assertThat(log.getFirst().key()).isEqualTo("padua.example");
    }

    @Test
    void whatCannotBeReadIsAnsweredAtItsServerUnlessItIsAnError() {
        var request = new Iq(ROMEO, Jid.parse("juliet@verona.example"), "i", Iq.Type.GET, null, Payload.EMPTY);
        homes(false).refuse(request, StanzaError.badRequest("no payload"), outcomes::add);
        Written answer = log.getFirst();
        assertThat(answer.topic()).isEqualTo("xmpp.remote");
        assertThat(answer.key()).isEqualTo("mantua.example");
        assertThat(answer.partition()).isEqualTo(HomePartition.of("mantua.example", 16));
        assertThat(answer.envelope().getInbound().getStanza().getType()).isEqualTo("error");
        homes(false).refuse(new Iq(ROMEO, Jid.parse("juliet@verona.example"), "i", Iq.Type.ERROR, null, Payload.EMPTY),
                StanzaError.badRequest("no payload"), outcomes::add);
        assertThat(log).as("nobody answers an error").hasSize(1);
        assertThat(outcomes).containsExactly(null, null);
    }
}
