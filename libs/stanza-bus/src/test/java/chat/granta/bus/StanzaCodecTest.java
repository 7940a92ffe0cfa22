package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class StanzaCodecTest {
    private static final Jid ROMEO = Jid.parse("romeo@montague.example/orchard");
    private static final Jid JULIET = Jid.parse("juliet@capulet.example");
    private static final Payload PAYLOAD = Payload.of(Element.named("jabber:client", "body").text("¿Quién?").build());

    @ParameterizedTest
    @EnumSource
    void everyMessageTypeSurvives(Message.Type type) {
        survives(new Message(ROMEO, JULIET, "1", type, "en", PAYLOAD));
    }

    @ParameterizedTest
    @EnumSource
    void everyPresenceTypeSurvives(Presence.Type type) {
        survives(new Presence(ROMEO, null, null, type, null, Payload.EMPTY));
    }

    @ParameterizedTest
    @EnumSource
    void everyIqTypeSurvives(Iq.Type type) {
        survives(new Iq(ROMEO, JULIET, "q", type, null, Payload.of(Element.named("urn:xmpp:ping", "ping").build())));
    }

    @Test
    void whatIsEmptyIsNotMissing() {
        survives(new Iq(ROMEO, JULIET, "", Iq.Type.GET, "", Payload.EMPTY));
        survives(new Message(ROMEO, JULIET, "", Message.Type.CHAT, "", PAYLOAD));
        survives(new Presence(ROMEO, JULIET, "", Presence.Type.AVAILABLE, "", PAYLOAD));
    }

    @Test
    void namesOfElementsAreReadAndWrittenAsTheyAreHoweverManyThereAre() throws Exception {
        List<ElementName> names = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            names.add(new ElementName(i % 3 == 0 ? "jabber:client" : i % 3 == 1 ? "" : "urn:" + i,
                    "n".repeat(i % 150 + 1)));
        }
        var message = new Message(ROMEO, JULIET, null, Message.Type.CHAT, null, new Payload(names, new byte[0]));
        byte[] wire = StanzaCodec.toWire(message).toByteArray();
        for (int i = 0; i < 2; i++) {
            assertThat(StanzaCodec.ofWire(chat.granta.bus.wire.Stanza.parseFrom(wire)).payload().names())
                    .isEqualTo(names);
        }
    }

    @Test
    void aNameThatIsReadAgainIsNotMadeAgain() throws Exception {
        byte[] wire = StanzaCodec.toWire(new Iq(ROMEO, JULIET, "q", Iq.Type.GET, null,
                Payload.of(Element.named("urn:once", "once").build()))).toByteArray();
        assertThat(StanzaCodec.ofWire(chat.granta.bus.wire.Stanza.parseFrom(wire)).payload().first())
                .isSameAs(StanzaCodec.ofWire(chat.granta.bus.wire.Stanza.parseFrom(wire)).payload().first());
    }

    @Test
    void anIqOfAnotherTypeIsRefused() {
        var wire = chat.granta.bus.wire.Stanza.newBuilder().setName(chat.granta.bus.wire.Stanza.Name.IQ).setType("put");
        assertThatThrownBy(() -> StanzaCodec.ofWire(wire.build())).hasMessageContaining("put");
    }

    @Test
    void aPayloadIsSharedAndNotCopied() throws Exception {
        var message = new Message(ROMEO, JULIET, "1", Message.Type.CHAT, "en", PAYLOAD);
        var wire = StanzaCodec.toWire(message);
        assertThat(StanzaCodec.ofWire(wire).payload().xml()).isSameAs(PAYLOAD.xml());
        var parsed = chat.granta.bus.wire.Stanza.parseFrom(wire.toByteArray());
        assertThat(StanzaCodec.ofWire(parsed).payload().xml()).isSameAs(StanzaCodec.ofWire(parsed).payload().xml())
                .isEqualTo(PAYLOAD.xml());
    }

    @Test
    void bytesThatArePartOfALargerArrayAreCopied() {
        var part = ByteString.copyFromUtf8("<body/><body/>").substring(7);
        assertThat(SharedBytes.of(part)).isEqualTo("<body/>".getBytes(StandardCharsets.UTF_8));
        var rope = ByteString.copyFrom(new byte[300]).concat(ByteString.copyFrom(new byte[400]));
        assertThat(SharedBytes.of(rope)).hasSize(700);
    }

    private static void survives(Stanza stanza) {
        assertThat(StanzaCodec.ofWire(StanzaCodec.toWire(stanza))).isEqualTo(stanza);
    }
}
