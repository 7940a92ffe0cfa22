package chat.granta.router;

import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.rooms.Rooms;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0045 section 7.2: a user is in two rooms at most here, with all devices together. */
class RoomsJoinedTest {
    private static final Jid BALCONY = Jid.parse("balcony@group.localhost/montague");
    private static final Jid ORCHARD = Jid.parse("orchard@group.localhost/montague");
    private static final Jid TOMB = Jid.parse("tomb@group.localhost/montague");
    private static final Jid PHONE = ROMEO.bare().withResource("phone");

    private final Stage stage = new Stage(new Rooms("group.localhost", 1, 2));
    private SessionAddress desk;
    private SessionAddress phone;
    private long records;

    @BeforeEach
    void twoRooms() {
        desk = stage.online(ROMEO, 1, 0);
        phone = stage.online(PHONE, 2, 0);
        assertThat(enters(desk, ROMEO, BALCONY)).isEmpty();
        assertThat(enters(phone, PHONE, ORCHARD)).isEmpty();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> enters(SessionAddress session, Jid client, Jid occupant) {
        stage.clear();
        stage.bench.send(session, Stage.presence(client, occupant, Presence.Type.AVAILABLE));
        return stage.seen();
    }

    private void roomTells(Jid from, Jid to, Presence.Type type, Payload payload) {
        var presence = new Presence(from, null, null, type, null, payload);
        stage.bench.put(Envelope.newBuilder().setOrigin(Origins.service("muc", ++records))
                .setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(presence)).addTo(to.toString()))
                .build().toByteArray());
        stage.clear();
    }

    private static Payload status(String code) {
        String namespace = "http://jabber.org/protocol/muc#user";
        return Payload.of(Element.named(namespace, "x")
                .child(Element.named(namespace, "status").attribute("code", code).build()).build());
    }

    @Test
    void aThirdRoomIsOneTooMany() {
        assertThat(enters(desk, ROMEO, TOMB)).containsExactly("1 presence:error " + TOMB);
        assertThat(enters(phone, PHONE, TOMB)).containsExactly("2 presence:error " + TOMB);
    }

    @Test
    void aRoomOneIsInIsNoOther() {
        assertThat(enters(phone, PHONE, BALCONY)).isEmpty();
        assertThat(enters(desk, ROMEO, BALCONY.bare().withResource("rose"))).isEmpty();
    }

    @Test
    void whoLeavesARoomEntersAnother() {
        stage.bench.send(desk, Stage.presence(ROMEO, BALCONY, Presence.Type.UNAVAILABLE));
        assertThat(enters(desk, ROMEO, TOMB)).isEmpty();
    }

    @Test
    void soDoesWhoIsRemovedOrHasNotComeIn() {
        roomTells(BALCONY, ROMEO, Presence.Type.UNAVAILABLE, status("110"));
        assertThat(enters(desk, ROMEO, TOMB)).isEmpty();
        roomTells(TOMB, ROMEO, Presence.Type.ERROR, Payload.EMPTY);
        assertThat(enters(desk, ROMEO, BALCONY)).isEmpty();
    }

    @Test
    void thatOthersLeaveSaysNothing() {
        roomTells(BALCONY.bare().withResource("capulet"), ROMEO, Presence.Type.UNAVAILABLE, status("307"));
        assertThat(enters(desk, ROMEO, TOMB)).containsExactly("1 presence:error " + TOMB);
    }
}
