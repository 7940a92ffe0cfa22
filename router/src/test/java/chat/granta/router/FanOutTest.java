package chat.granta.router;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.PrivacyItem.Kind;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A room's message at its occupants' home: one record to their gateway, in which it stands once. */
class FanOutTest {
    private static final Jid CAPULET = Jid.parse("balcony@group.localhost/capulet");
    private static final Jid PHONE = Jid.parse("juliet@localhost/phone");
    private static final Jid NURSE = Jid.parse("nurse@localhost/kitchen");

    private final Stage stage = new Stage();
    private long records;

    @AfterEach
    void close() {
        stage.close();
    }

    private void roomSays(String text, Jid... occupants) {
        roomSays(Payload.of(Element.named("jabber:client", "body").text(text).build()), occupants);
    }

    private void roomSays(Payload payload, Jid... occupants) {
        var message = new Message(CAPULET, null, "m", Message.Type.GROUPCHAT, null, payload);
        stage.bench.put(Envelope.newBuilder().setOrigin(Origins.service("muc", ++records))
                .setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(message))
                        .addAllTo(List.of(occupants).stream().map(Jid::toString).toList()))
                .build().toByteArray());
    }

    @Test
    void theConnectionsOfOneGatewayShareARecord() {
        stage.online(Stage.ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.online(NURSE, 3, 0);
        roomSays("Hi", Stage.ROMEO, PHONE, NURSE);
        var delivered = stage.bench.delivered();
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().getDelivery().getStanza().getTo()).isEqualTo(Stage.ROMEO.toString());
        assertThat(delivered.getFirst().getDelivery().getTargetsList())
                .extracting(target -> target.getSession().getConnection() + " " + target.getTo())
                .containsExactly("1 ", "2 " + PHONE, "3 " + NURSE);
    }

    @Test
    void whoBlocksTheSpeakerIsLeftOut() {
        stage.bench.policy(PHONE.bare(), Stage.knows().setPrivacy(
                Stage.byDefault(Stage.everything(Kind.JID, CAPULET.toString()))));
        stage.online(Stage.ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.online(NURSE, 3, 0);
        roomSays("Hi", Stage.ROMEO, PHONE, NURSE);
        assertThat(stage.seen()).containsExactly("1 message:groupchat " + CAPULET, "3 message:groupchat " + CAPULET);
    }

    /** XEP-0359 5: an id in the name of somebody's archive is forged, and means nothing to the others. */
    @Test
    void whatIsForgedInTheNameOfOneIsTakenOutForThatOneAlone() {
        stage.online(Stage.ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.online(NURSE, 3, 0);
        Payload forged = Payload.of(Element.named("urn:xmpp:sid:0", "stanza-id").attribute("by", "juliet@localhost")
                .attribute("id", "1").build());
        roomSays(Payload.of(Element.named("jabber:client", "body").text("Hi").build()).with(forged), Stage.ROMEO, PHONE,
                NURSE);
        assertThat(stage.bench.delivered()).extracting(envelope -> envelope.getDelivery().getTargets(0).getSession()
                .getConnection() + " " + envelope.getDelivery().getStanza().getPayload().toStringUtf8())
                .containsExactly("1 <body>Hi</body>" + forged, "2 <body>Hi</body>", "3 <body>Hi</body>" + forged);
    }

    @Test
    void twoMessagesAreTwo() {
        stage.online(Stage.ROMEO, 1, 0);
        stage.online(NURSE, 3, 0);
        roomSays("one", Stage.ROMEO, NURSE);
        roomSays("two", Stage.ROMEO, NURSE);
        assertThat(stage.bench.delivered()).extracting(
                envelope -> envelope.getDelivery().getStanza().getPayload().toStringUtf8())
                .containsExactly("<body>one</body>", "<body>two</body>");
    }
}
