package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XEP-0359 section 5: whose ids stay. */
class StanzaIdsTest {
    private static final Jid PHONE = JULIET.withResource("phone");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static String id(String by, String id) {
        return "<stanza-id xmlns='urn:xmpp:sid:0' by='" + by + "' id='" + id + "'/>";
    }

    /** What Juliet gets of a message that holds some ids, and no body: so it has none of her archive's. */
    private String received(String... ids) {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, new Message(ROMEO, JULIET, "m", Message.Type.CHAT, null,
                new Payload(Collections.nCopies(ids.length, new ElementName("urn:xmpp:sid:0", "stanza-id")),
                        String.join("", ids).getBytes(StandardCharsets.UTF_8))));
        return stage.bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8();
    }

    @Test
    void oneIdStaysInEachNameTheLast() {
        assertThat(received(id("room@chat.example", "1"), id("Room@chat.example.", "2"), id("other@chat.example", "3"),
                id("ROOM@chat.example", "4")))
                .isEqualTo(id("other@chat.example", "3") + id("ROOM@chat.example", "4"));
    }

    @Test
    void whatIsInNoNameStaysAsItIs() {
        String nameless = "<stanza-id xmlns='urn:xmpp:sid:0' id='1'/>";
        String noAddress = id("@", "2");
        assertThat(received(nameless, noAddress, nameless)).isEqualTo(nameless + noAddress + nameless);
    }

    @Test
    void aResourceIsAnotherName() {
        assertThat(received(id("juliet@localhost/phone", "1"), id("juliet@localhost", "2")))
                .isEqualTo(id("juliet@localhost/phone", "1"));
    }
}
