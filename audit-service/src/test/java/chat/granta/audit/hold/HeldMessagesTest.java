package chat.granta.audit.hold;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.hold.store.HeldStanza;
import chat.granta.audit.hold.store.Hold;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Content is kept of whom a hold names, of nobody else, and never of the time before. */
class HeldMessagesTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Hold HOLD = new Hold(7, "romeo@example.org", NOON, NOON.plusSeconds(3600));

    private final HeldMessages messages = new HeldMessages("example.org");

    @Test
    void whatAHeldUserSendsIsKept() {
        assertThat(kept(Topics.USER, outbound("romeo@example.org/orchard", "juliet@example.org"), NOON)).singleElement()
                .satisfies(held -> {
                    assertThat(held.hold()).isEqualTo(7);
                    assertThat(held.stanza())
                            .isEqualTo("<message xmlns=\"jabber:client\" from=\"romeo@example.org/orchard\" "
                                    + "to=\"juliet@example.org\" type=\"chat\"><body>&lt;Hi&gt;</body></message>");
                });
    }

    @Test
    void whatAHeldUserIsSentIsKeptOnceWhoeverSendsIt() {
        assertThat(kept(Topics.USER, outbound("juliet@example.org/balcony", "romeo@example.org"), NOON)).hasSize(1);
        assertThat(kept(Topics.USER, inbound("juliet@example.org/balcony", "romeo@example.org"), NOON)).isEmpty();
        assertThat(kept(Topics.USER, inbound("rosaline@example.com/x", "romeo@example.org"), NOON)).hasSize(1);
        assertThat(kept(Topics.USER, Envelope.newBuilder().setBatch(Batch.newBuilder().addParts(Envelope.newBuilder()
                .setInbound(Inbound.newBuilder().setStanza(stanza("hall@group.example.org/tybalt", ""))
                        .addTo("benvolio@example.org/x").addTo("romeo@example.org/orchard")))),
                NOON)).hasSize(1);
    }

    @Test
    void whatOthersSendEachOtherIsNot() {
        assertThat(kept(Topics.USER, outbound("juliet@example.org/balcony", "nurse@example.org"), NOON)).isEmpty();
    }

    @Test
    void whatWasSentBeforeTheHoldOrAfterItIsNot() {
        var sent = outbound("romeo@example.org/orchard", "juliet@example.org");

        assertThat(kept(Topics.USER, sent, NOON.minusMillis(1))).isEmpty();
        assertThat(kept(Topics.USER, sent, NOON.plusSeconds(3600))).isEmpty();
    }

    @Test
    void whatIsSentToAHeldRoomIsKept() {
        var room = new Hold(8, "hall@group.example.org", NOON, NOON.plusSeconds(3600));

        assertThat(messages.of(inbound("tybalt@example.org/x", "hall@group.example.org").setTime(NOON.toEpochMilli())
                .build(), new HeldMessages.At(Topics.ROOM, new UUID(1, 1), 0, 5), List.of(HOLD, room)))
                .singleElement().extracting(HeldStanza::hold).isEqualTo(8L);
    }

    private List<HeldStanza> kept(String topic, Envelope.Builder record, Instant time) {
        return messages.of(record.setTime(time.toEpochMilli()).build(),
                new HeldMessages.At(topic, new UUID(1, 1), 0, 5), List.of(HOLD));
    }

    private static Envelope.Builder outbound(String from, String to) {
        return Envelope.newBuilder().setOutbound(Outbound.newBuilder().setStanza(stanza(from, to)));
    }

    private static Envelope.Builder inbound(String from, String to) {
        return Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(stanza(from, to)));
    }

    private static Stanza stanza(String from, String to) {
        return StanzaCodec.toWire(new Message(Jid.parse(from), to.isEmpty() ? null : Jid.parse(to), null,
                Message.Type.CHAT, null, Payload.of(Element.named("jabber:client", "body").text("<Hi>").build())));
    }
}
