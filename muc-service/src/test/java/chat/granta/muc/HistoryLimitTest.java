package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.RoomExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0045 section 7.2.13: how much of its history a room sends, and XEP-0334: what of it. */
class HistoryLimitTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");

    private final RoomBench bench = new RoomBench();

    @BeforeEach
    void roomWithHistory() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "1"));
        bench.send(RoomRequests.says(CRONE, "One"));
        bench.pass(Duration.ofSeconds(30));
        bench.send(RoomRequests.says(CRONE, "Zwölf & \uD83E\uDD87"));
        bench.seen();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Message> entering(String attribute, String value) {
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("third"), null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x").child(Element.named(RoomExtension.ENTER, "history")
                        .attribute(attribute, value).build()).build())));
        return bench.seen().stream().filter(seen -> seen.to().equals(HAG)).map(RoomBench.Seen::stanza)
                .filter(Message.class::isInstance).map(Message.class::cast)
                .filter(message -> message.payload().has(Payload.CONTENT_NAMESPACE, "body")).toList();
    }

    /** As it stands on a client's stream. */
    private static String xml(Message message) {
        return "<message from='" + message.from() + "' to='" + message.to() + "' id='" + message.id()
                + "' type='groupchat'>" + message.payload() + "</message>";
    }

    @Test
    void charactersAreThoseOfWholeStanzas() {
        List<Message> all = entering("maxstanzas", "2");
        assertThat(all).hasSize(2);
        long last = xml(all.getLast()).codePoints().count();
        long both = last + xml(all.getFirst()).codePoints().count();
        assertThat(entering("maxchars", Long.toString(both))).hasSize(2);
        assertThat(entering("maxchars", Long.toString(both - 1))).hasSize(1);
        assertThat(entering("maxchars", Long.toString(last))).hasSize(1);
        assertThat(entering("maxchars", Long.toString(last - 1))).isEmpty();
        assertThat(entering("maxchars", "0")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"seconds, 31, 2", "seconds, 29, 1", "seconds, 0, 1", "seconds, 99999999999999999999, 2",
            "seconds, -1, 2",
            "since, 2026-11-01T12:00:00Z, 2", "since, 2026-11-01T13:00:01+01:00, 1", "since, 2026-11-01T12:00:31Z, 0",
            "since, yesterday, 2", "maxstanzas, 0, 0", "maxstanzas, 1, 1", "maxstanzas, 99999999999, 2",
            "maxchars, 99999999999999999999, 2", "maxchars, many, 2"})
    void asMuchIsSentAsTheClientWants(String attribute, String value, int messages) {
        assertThat(entering(attribute, value)).hasSize(messages);
    }

    /** What may not be stored for good is there while the room is, and is not taken to the database. */
    @ParameterizedTest
    @ValueSource(strings = {"no-store", "no-permanent-store", "no-copy"})
    void hintsHold(String hint) {
        Message said = RoomRequests.says(CRONE, "Psst");
        bench.send(said.with(said.payload().with(Payload.of(Element.named("urn:xmpp:hints", hint).build()))));
        bench.seen();
        assertThat(entering("maxstanzas", "9")).hasSize(hint.equals("no-store") ? 2 : 3);
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.send(RoomRequests.leaves(HAG, "third"));
        bench.pass(Duration.ofMinutes(2));
        bench.seen();
        assertThat(entering("maxstanzas", "9")).hasSize(hint.equals("no-copy") ? 3 : 2);
    }
}
