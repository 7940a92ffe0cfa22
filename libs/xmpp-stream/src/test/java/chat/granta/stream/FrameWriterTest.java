package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** RFC 7395 section 3: each frame holds one element that a parser understands without having seen another. */
class FrameWriterTest {
    private static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";

    private final StreamWriter writer = StreamWriter.ofFrames(StreamHeader.CLIENT);

    @Test
    void openAndCloseTakeTheHeadersPlace() {
        assertThat(frame(out -> writer.header(out,
                new StreamHeader(StreamHeader.CLIENT, "localhost", "romeo@localhost", "1<2", "en"))))
                .isEqualTo("<open xmlns='" + FRAMING + "' from='localhost' to='romeo@localhost' id='1&lt;2' "
                        + "version='1.0' xml:lang='en'/>");
        assertThat(frame(writer::footer)).isEqualTo("<close xmlns='" + FRAMING + "'/>");
    }

    @Test
    void aStanzaSaysWhichNamespaceItIsIn() {
        var message = new Message(Jid.parse("romeo@localhost/orchard"), null, "1", Message.Type.CHAT, null,
                Payload.of(Element.named("jabber:client", "body").text("Hi").build())
                        .with(Element.named("urn:example", "x").build()));
        String frame = frame(out -> writer.stanza(out, message, "juliet@localhost"));
        assertThat(frame).isEqualTo("<message xmlns='jabber:client' from='romeo@localhost/orchard' "
                + "to='juliet@localhost' id='1' type='chat'><body>Hi</body><x xmlns='urn:example'/></message>");
        Element read = read(frame);
        assertThat(read.name()).isEqualTo(new ElementName("jabber:client", "message"));
        assertThat(read.child("jabber:client", "body")).isNotNull();
    }

    @Test
    void featuresDeclareThePrefixTheyHave() {
        Element none = read(frame(out -> writer.features(out, List.of())));
        assertThat(none.name()).isEqualTo(new ElementName(StreamWriter.STREAM_NAMESPACE, "features"));
        Element features = read(frame(
                out -> writer.features(out, List.of(Element.named("urn:xmpp:sm:3", "sm").build()))));
        assertThat(features.name()).isEqualTo(none.name());
        assertThat(features.child("urn:xmpp:sm:3", "sm")).isNotNull();
    }

    @Test
    void errorsDeclareThePrefixTheyHave() {
        Element error = read(frame(out -> writer.error(out, StreamError.policyViolation("too <long>"))));
        assertThat(error.name()).isEqualTo(new ElementName(StreamWriter.STREAM_NAMESPACE, "error"));
        assertThat(error.child(StreamError.NAMESPACE, "policy-violation")).isNotNull();
    }

    private static String frame(Consumer<ByteBuf> write) {
        ByteBuf out = Unpooled.buffer();
        write.accept(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Reads a frame as a document of its own. */
    private static Element read(String frame) {
        return new Payload(List.of(), frame.getBytes(StandardCharsets.UTF_8)).elements().getFirst();
    }
}
