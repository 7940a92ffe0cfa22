package chat.granta.archive.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.log.TestArchive;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import org.junit.jupiter.api.Test;

/** XEP-0424 section 5, where the plays do not reach. */
class RetractionsTest {
    private static final Payload BODY = Payload.of(Element.named("jabber:client", "body").text("Hi").build());

    private final TestArchive archive = new TestArchive();

    private String first() {
        return archive.ask(Iq.Type.SET, Element.named("urn:xmpp:mam:2", "query").build()).getFirst().payload()
                .toString();
    }

    @Test
    void whatIsFarBackIsFound() {
        archive.archived(BODY, "m1", "a0");
        for (int i = 1; i < 130; i++) {
            archive.archived(BODY, "n" + i, "a" + i);
        }
        archive.retract("<retract xmlns='urn:xmpp:message-retract:1' id='m1'/>", "r");
        assertThat(first()).contains("<retracted ").doesNotContain("Hi");
    }

    @Test
    void anEmptyIdNamesNoMessageWithoutOne() {
        archive.archived(BODY, null, "a");
        archive.retract("<retract xmlns='urn:xmpp:message-retract:1' id=''/>", "r");
        assertThat(first()).contains("Hi");
    }
}
