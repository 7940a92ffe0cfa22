package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final ElementName BODY = new ElementName("jabber:client", "body");
    private static final ElementName X = new ElementName("urn:x", "x");

    /** Mixed content, as some clients send it. */
    private final Payload payload = new Payload(List.of(BODY, X),
            "<body>Hi &amp; <b xmlns='urn:b'>there</b> you</body><x xmlns='urn:x'/>".getBytes(StandardCharsets.UTF_8));

    @Test
    void whatIsAddedStandsBehindWhatIsThereByteForByte() {
        Payload more = payload.with(Element.named("urn:y", "y").attribute("id", "1").build());
        assertThat(more.toString()).isEqualTo(payload + "<y xmlns='urn:y' id='1'/>");
        assertThat(more.names()).containsExactly(BODY, X, new ElementName("urn:y", "y"));
    }

    @Test
    void aLineEndInTheNameOfANamespaceIsASpace() {
        var name = new ElementName("urn:a b", "e");
        assertThat(new Payload(List.of(name), "<e xmlns='urn:a\nb'/>".getBytes(StandardCharsets.UTF_8)).elements())
                .extracting(Element::name).containsExactly(name);
    }

    @Test
    void whatIsUnwantedGoesAndNothingElseIsTouchedWhenNothingIs() {
        assertThat(payload.without(element -> element.name().equals(X)).names()).containsExactly(BODY);
        assertThat(payload.without(_ -> false)).isSameAs(payload);
    }
}
