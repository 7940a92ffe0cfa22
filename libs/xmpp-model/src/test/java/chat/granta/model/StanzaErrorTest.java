package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 8.3. */
class StanzaErrorTest {
    private static final Jid ROMEO = Jid.parse("romeo@example.net/orchard");
    private static final Jid JULIET = Jid.parse("juliet@example.net");

    private static final ElementName BODY = new ElementName(Payload.CONTENT_NAMESPACE, "body");
    private static final ElementName ERROR = new ElementName(Payload.CONTENT_NAMESPACE, "error");
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");

    private static Iq iq(Iq.Type type) {
        return new Iq(ROMEO, JULIET, "1", type, null, Payload.EMPTY);
    }

    @Test
    void anErrorGoesBackToTheSenderFromTheAddressee() {
        var answer = StanzaError.badRequest("what's <this>?").answerTo(iq(Iq.Type.GET));
        assertThat(answer).isNotNull();
        assertThat(answer.from()).isEqualTo(JULIET);
        assertThat(answer.to()).isEqualTo(ROMEO);
        assertThat(answer.id()).isEqualTo("1");
        Element error = answer.payload().elements().getFirst();
        assertThat(error.attribute("type")).isEqualTo("modify");
        assertThat(error.child(StanzaError.NAMESPACE, "bad-request")).isNotNull();
        assertThat(error.child(StanzaError.NAMESPACE, "text")).extracting(Element::text).isEqualTo("what's <this>?");
    }

    @Test
    void neitherAnErrorNorAnIqResultIsAnsweredWithAnError() {
        assertThat(StanzaError.serviceUnavailable().answerTo(iq(Iq.Type.ERROR))).isNull();
        assertThat(StanzaError.serviceUnavailable().answerTo(iq(Iq.Type.RESULT))).isNull();
        assertThat(StanzaError.serviceUnavailable()
                .answerTo(new Message(ROMEO, JULIET, "1", Message.Type.ERROR, null, Payload.EMPTY))).isNull();
    }

    private static Message message(ElementName first, String xml, ElementName... others) {
        List<ElementName> names = new ArrayList<>(List.of(first));
        names.addAll(List.of(others));
        return new Message(ROMEO, JULIET, "1", Message.Type.CHAT, "it",
                new Payload(names, xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the error answer to a stanza holds besides the error. */
    private static String quoted(Stanza stanza) {
        String error = StanzaError.serviceUnavailable().toPayload().toString();
        Payload answer = Objects.requireNonNull(StanzaError.serviceUnavailable().answerTo(stanza)).payload();
        assertThat(answer.names()).endsWith(ERROR).containsOnlyOnce(ERROR);
        assertThat(answer.toString()).endsWith(error);
        return answer.toString().substring(0, answer.toString().length() - error.length());
    }

    @Test
    void aMessageIsQuotedByteForByteAndKeepsItsLanguage() {
        String mixed = "<body>Ciao</body><html xmlns=\"urn:h\"><p>Ciao <b>bella</b> ciao</p></html>";
        Message message = message(BODY, mixed, new ElementName("urn:h", "html"));
        assertThat(quoted(message)).isEqualTo(mixed);
        assertThat(Objects.requireNonNull(StanzaError.serviceUnavailable().answerTo(message)).lang()).isEqualTo("it");
    }

    @Test
    void presenceIsQuotedToo() {
        String show = "<show>away</show>";
        assertThat(quoted(new Presence(ROMEO, JULIET, "1", Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "show").text("away").build())))).isEqualTo(show);
    }

    @Test
    void anIqIsNot() {
        assertThat(quoted(new Iq(ROMEO, JULIET, "1", Iq.Type.GET, null,
                Payload.of(Element.named("urn:xmpp:ping", "ping").build())))).isEmpty();
    }

    @Test
    void anErrorInWhatIsNoErrorIsNotQuoted() {
        assertThat(quoted(message(BODY, "<body>Hi</body><error type='cancel'/>", ERROR))).isEqualTo("<body>Hi</body>");
    }

    @Test
    void anArchivesIdIsNotForTheSender() {
        String mixed = "<body>Ciao</body><html xmlns=\"urn:h\"><p>Ciao <b>bella</b> ciao</p></html>";
        Message message = message(BODY, mixed, new ElementName("urn:h", "html"));
        Payload stamped = message.payload().with(Element.named(STANZA_ID.namespace(), "stanza-id")
                .attribute("by", JULIET.toString()).attribute("id", "<secret>").build());
        assertThat(quoted(new Message(ROMEO, JULIET, "1", Message.Type.CHAT, null, stamped)))
                .describedAs("what stands before it is as it came").isEqualTo(mixed);
        Payload late = stamped.with(Element.named("urn:xmpp:delay", "delay").attribute("stamp", "1970").build());
        assertThat(quoted(new Message(ROMEO, JULIET, "1", Message.Type.CHAT, null, late)))
                .describedAs("nor is how it fared").isEqualTo(mixed);
        assertThat(quoted(message(STANZA_ID, "<s:stanza-id xmlns:s='urn:xmpp:sid:0' id='1'></s:stanza-id>"
                + "<body>Hi</body>", BODY))).describedAs("wherever it stands").isEqualTo("<body>Hi</body>");
        assertThat(quoted(message(BODY, "<body>Hi</body><s:stanza-id xmlns:s='urn:xmpp:sid:0' id='1'>x<y xmlns=''/>"
                + "</s:stanza-id>", STANZA_ID))).describedAs("whatever it holds").isEqualTo("<body>Hi</body>");
        for (String text : List.of("<![CDATA[<a]]>", "<![CDATA[<a/]]>", "<![CDATA[<a]]>/>", "<![CDATA[<a/>]]>")) {
            assertThat(quoted(message(BODY, "<body>Hi</body><stanza-id xmlns='urn:xmpp:sid:0'/>" + text, STANZA_ID)))
                    .describedAs("what stands behind it stays").isEqualTo("<body>Hi</body>" + text);
        }
    }

    @Test
    void whatIsLongIsToldByItsIdAlone() {
        String body = "<body>" + "x".repeat(8 * 1024 - 13) + "</body>";
        assertThat(quoted(message(BODY, body))).isEqualTo(body);
        assertThat(quoted(message(BODY, body.replaceFirst("x", "xx")))).isEmpty();
    }

    @Test
    void whatHoldsNothingIsAnsweredWithTheErrorAlone() {
        assertThat(quoted(new Message(ROMEO, JULIET, "1", Message.Type.NORMAL, null, Payload.EMPTY))).isEmpty();
    }
}
