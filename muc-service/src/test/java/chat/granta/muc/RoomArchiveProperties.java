package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0313 sections 3.2 and 6.1.2: whatever people do in a room, each message that belongs in its archive goes there once, under the id that all
 * have seen, with the right author, and nothing else does. A home that does it all again tells the archive the same again, so that the replay
 * rule knows it.
 */
class RoomArchiveProperties {
    private static final List<String> PEOPLE = List.of("owner", "ann", "ben");
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");
    private static final String RETRACT = "urn:xmpp:message-retract:1";

    /** What somebody does. */
    enum Deed {
        SAY, WHISPER, SAY_UNKEPT, COMPOSE, CHANGE_SUBJECT, RETRACT, MODERATE, RENAME, COME_OR_GO, SWITCH_LOGGING
    }

    record Step(Deed deed, String person) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Deed.class), Arbitraries.of(PEOPLE)).as(Step::new).list()
                .ofMinSize(1).ofMaxSize(30);
    }

    @Property(tries = 60)
    void whatBelongsInTheArchiveGoesThereOnce(@ForAll("steps") List<Step> steps) {
        assertThat(new Evening().pass(steps)).isEqualTo(new Evening().pass(steps));
    }

    /** A room with its people, and a model of what its archive gets. */
    private static final class Evening {
        private final Map<String, String> nicknames = new TreeMap<>();
        private final Set<String> ids = new HashSet<>();
        private boolean isLogged;
        private int count;

        /** Returns all that the archive is told. */
        List<Envelope> pass(List<Step> steps) {
            List<Envelope> all = new ArrayList<>();
            try (var bench = new RoomBench()) {
                PEOPLE.forEach(person -> come(bench, person));
                bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_persistentroom", "1"));
                PEOPLE.forEach(person -> come(bench, person));
                bench.seen();
                for (Step step : steps) {
                    String author = author(step);
                    take(bench, step);
                    List<Envelope> told = bench.archived();
                    check(step, author, told, bench.seen());
                    all.addAll(told);
                }
            }
            return all;
        }

        /** Under which nickname the archive gets something by this step: empty for the room's own, null when it gets nothing. */
        private @Nullable String author(Step step) {
            if (!isLogged || !nicknames.containsKey(step.person())) {
                return null;
            }
            return switch (step.deed()) {
                case SAY, CHANGE_SUBJECT, RETRACT -> nicknames.get(step.person());
                case MODERATE -> step.person().equals("owner") ? "" : null;
                case WHISPER, SAY_UNKEPT, COMPOSE, RENAME, COME_OR_GO, SWITCH_LOGGING -> null;
            };
        }

        private void check(Step step, @Nullable String author, List<Envelope> told, List<RoomBench.Seen> seen) {
            assertThat(told).as("%s", step).hasSize(author == null ? 0 : 1);
            if (author == null) {
                return;
            }
            ArchiveEntry entry = told.getFirst().getArchiveEntry();
            assertThat(ids.add(entry.getId())).as("a new id").isTrue();
            assertThat(entry.getNickname()).isEqualTo(author);
            assertThat(entry.getPeer())
                    .isEqualTo(author.isEmpty() ? RoomBench.ROOM.toString() : jid(step.person()).toString());
            assertThat(seen.stream().map(RoomBench.Seen::stanza).filter(Message.class::isInstance)
                    .map(message -> message.payload().elements(STANZA_ID).getFirst().attribute("id")))
                    .hasSize(nicknames.size()).containsOnly(entry.getId());
        }

        private void take(RoomBench bench, Step step) {
            Jid who = jid(step.person());
            switch (step.deed()) {
                case SAY -> bench.send(RoomRequests.says(who, "Hi"));
                case WHISPER -> bench.send(new Message(who, RoomBench.ROOM.withResource(nick("owner")), null,
                        Message.Type.CHAT, null, RoomRequests.says(who, "Psst").payload()));
                case SAY_UNKEPT -> say(bench, who, RoomRequests.says(who, "Psst").payload()
                        .with(Element.named("urn:xmpp:hints", "no-store").build()));
                case COMPOSE -> say(bench, who,
                        Payload.of(Element.named("http://jabber.org/protocol/chatstates", "composing").build()));
                case CHANGE_SUBJECT -> say(bench, who,
                        Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "subject").text("Names").build()));
                case RETRACT -> say(bench, who,
                        Payload.of(Element.named(RETRACT, "retract").attribute("id", anyId()).build()));
                case MODERATE -> bench.send(RoomRequests.asks(who, RoomBench.ROOM, Iq.Type.SET,
                        Element.named("urn:xmpp:message-moderate:1", "moderate").attribute("id", anyId())
                                .child(Element.named(RETRACT, "retract").build()).build()));
                case RENAME -> rename(bench, step.person());
                case COME_OR_GO -> comeOrGo(bench, step.person());
                case SWITCH_LOGGING -> {
                    isLogged = !isLogged;
                    bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_enablearchiving",
                            isLogged ? "1" : "0"));
                }
            }
        }

        private static void say(RoomBench bench, Jid who, Payload payload) {
            bench.send(new Message(who, RoomBench.ROOM, "m", Message.Type.GROUPCHAT, null, payload));
        }

        private String anyId() {
            return ids.isEmpty() ? "none" : ids.iterator().next();
        }

        private String nick(String person) {
            return nicknames.getOrDefault(person, person);
        }

        private void rename(RoomBench bench, String person) {
            if (nicknames.containsKey(person)) {
                nicknames.put(person, person + ++count);
                bench.send(new Presence(jid(person), RoomBench.ROOM.withResource(nick(person)), null,
                        Presence.Type.AVAILABLE, null, Payload.EMPTY));
            }
        }

        private void comeOrGo(RoomBench bench, String person) {
            if (nicknames.containsKey(person)) {
                bench.send(RoomRequests.leaves(jid(person), nick(person)));
                nicknames.remove(person);
            } else {
                come(bench, person);
            }
        }

        private void come(RoomBench bench, String person) {
            nicknames.put(person, person);
            bench.send(RoomRequests.enters(jid(person), person));
        }
    }

    private static Jid jid(String person) {
        return Jid.parse(person + "@localhost/client");
    }
}
