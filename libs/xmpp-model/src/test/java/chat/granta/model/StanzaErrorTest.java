package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 6120 section 8.3. */
class StanzaErrorTest {
    private static final Jid ROMEO = Jid.parse("romeo@example.net/orchard");
    private static final Jid JULIET = Jid.parse("juliet@example.net");

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
}
