package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7395 section 3: one frame, one element. */
class FrameReaderTest {
    private static final String FRAMING = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";

    private final FrameReader reader = new FrameReader(StreamLimits.of(10_000));

    private StreamEvent read(String frame) {
        return reader.read(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8));
    }

    @Test
    void openIsTheStreamHeader() {
        assertThat(read("<open " + FRAMING + " to='localhost' version='1.0' xml:lang='de'/>"))
                .isEqualTo(new StreamOpened("localhost", null, "1.0", "de", null, "jabber:client"));
    }

    @Test
    void closeIsTheEndOfTheStream() {
        assertThat(read("<close " + FRAMING + "/>")).isEqualTo(new StreamClosed());
    }

    @Test
    void aStanzaKeepsItsPayload() {
        var message = (TopLevelElement) read("<message xmlns='jabber:client' to='juliet@localhost'>"
                + "<body>Hi</body><x xmlns='urn:x'/></message>");
        assertThat(message.name()).isEqualTo(new ElementName(Payload.CONTENT_NAMESPACE, "message"));
        assertThat(message.attribute("to")).isEqualTo("juliet@localhost");
        assertThat(message.content()).hasToString("<body>Hi</body><x xmlns='urn:x'/>");
        assertThat(message.content().names()).containsExactly(new ElementName(Payload.CONTENT_NAMESPACE, "body"),
                new ElementName("urn:x", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<message xmlns='jabber:client'>", "<a xmlns='urn:a'/><b xmlns='urn:b'/>",
            "</stream:stream>", "<open " + FRAMING + "/> ", "<!-- --><a xmlns='urn:a'/>", "text", "<open " + FRAMING
                    + ">",
            "<else " + FRAMING + "/>"})
    void whatIsNotOneWholeElementEndsTheStream(String frame) {
        assertThat(read(frame)).isInstanceOf(StreamFailed.class);
    }

    @Test
    void limitsHoldInFramesToo() {
        assertThat(read("<message xmlns='jabber:client'><body>" + "x".repeat(10_000) + "</body></message>"))
                .isEqualTo(new StreamFailed(((StreamFailed) tooLongOnTcp()).error()));
    }

    private static StreamEvent tooLongOnTcp() {
        return new Wire(StreamLimits.of(10_000)).send("<stream:stream xmlns='jabber:client' "
                + "xmlns:stream='http://etherx.jabber.org/streams'><message xmlns='jabber:client'><body>"
                + "x".repeat(10_000) + "</body></message>").getLast();
    }

    @Test
    void oneFrameAfterAnotherIsRead() {
        ByteBuf frame = Unpooled.copiedBuffer("<r xmlns='urn:xmpp:sm:3'/>", StandardCharsets.UTF_8);
        assertThat(((TopLevelElement) reader.read(frame.copy())).is("urn:xmpp:sm:3", "r")).isTrue();
        assertThat(((TopLevelElement) reader.read(frame)).is("urn:xmpp:sm:3", "r")).isTrue();
        assertThat(frame.isReadable()).isFalse();
    }
}
