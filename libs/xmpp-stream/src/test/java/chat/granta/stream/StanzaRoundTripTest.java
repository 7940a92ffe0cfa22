package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 8: a stanza that is written and read back is the same. */
class StanzaRoundTripTest {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/or'chard");
    private static final Jid JULIET = Jid.parse("juliet@localhost");

    @Property(tries = 1000)
    void writtenAndReadItIsTheSame(@ForAll("stanzas") Stanza stanza) {
        assertThat(readBack(stanza, null)).isEqualTo(new Stanzas.Read.Ok(stanza));
    }

    @Property(tries = 300)
    void theBytesOfItsPayloadAreTheSame(@ForAll("contents") String content) {
        TopLevelElement first = Wire.opened().element("<message>" + content + "</message>");
        assertThat(first.content()).hasToString(content);
        TopLevelElement second = Wire.opened().element("<message>" + first.content() + "</message>");
        assertThat(second).isEqualTo(first);
    }

    @Property(tries = 300)
    void aNonzasTextIsTheSame(@ForAll("texts") String text) {
        var out = Unpooled.buffer();
        StreamWriter.ofDocument().element(out, Element.named("urn:x", "x").text(text).build());
        assertThat(Wire.opened().element(out.toString(StandardCharsets.UTF_8)).text()).isEqualTo(text);
    }

    @Example
    void anotherAddresseeMayBeWritten() {
        Stanza message = new Message(ROMEO, JULIET, "1", Message.Type.CHAT, null, Payload.EMPTY);
        assertThat(readBack(message, "juliet@localhost/balcony"))
                .isEqualTo(new Stanzas.Read.Ok(message.between(ROMEO, Jid.parse("juliet@localhost/balcony"))));
    }

    private static Stanzas.Read readBack(Stanza stanza, @Nullable String to) {
        ByteBuf out = Unpooled.buffer();
        StreamWriter.ofDocument().stanza(out, stanza, to);
        return Stanzas.read(Wire.opened().element(out.toString(StandardCharsets.UTF_8)), null);
    }

    @Provide
    Arbitrary<Stanza> stanzas() {
        Arbitrary<Payload> payload = Combinators
                .combine(Arbitraries.of("jabber:client", "urn:x", "a&'<"), texts(), texts())
                .as((namespace, attribute, text) -> Payload.of(Element.named(namespace, "x").attribute("a", attribute)
                        .child("y", text).child(Element.named("urn:z", "z").build()).build()));
        Arbitrary<String> id = texts().injectNull(0.2);
        Arbitrary<String> lang = Arbitraries.of("en", "de-CH").injectNull(0.5);
        Arbitrary<Jid> to = Arbitraries.of(JULIET).injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(to, id, Arbitraries.of(Message.Type.class), lang, payload)
                        .as((t, i, type, l, p) -> new Message(ROMEO, t, i, type, l, p)),
                Combinators.combine(to, id, Arbitraries.of(Presence.Type.class), lang, payload)
                        .as((t, i, type, l, p) -> new Presence(ROMEO, t, i, type, l, p)),
                Combinators.combine(to, texts(), Arbitraries.of(Iq.Type.class), lang, payload)
                        .as((t, i, type, l, p) -> new Iq(ROMEO, t, i, type, l, p)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Streams.text();
    }

    @Provide
    Arbitrary<String> contents() {
        Arbitrary<String> declared = Streams.element(3)
                .map(element -> "<x xmlns='urn:x' xmlns:p='urn:p' xmlns:q='urn:q'>" + element + "</x>");
        return Arbitraries.oneOf(declared, texts().map(Streams::escaped)).list().ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
