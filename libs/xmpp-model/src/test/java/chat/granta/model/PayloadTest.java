package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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
        assertThat(payload.without(Set.of(X))).isEqualTo(new Payload(List.of(BODY),
                "<body>Hi &amp; <b xmlns='urn:b'>there</b> you</body>".getBytes(StandardCharsets.UTF_8)));
        assertThat(payload.without(Set.of(X), _ -> false)).isSameAs(payload);
    }

    @Test
    void mixedTextAndPrefixedAttributesStayWhenSomethingElseGoes() {
        String html = "<html xmlns='urn:h' xmlns:p='urn:p'><p p:attr='1'>one <b>two</b> three</p></html>";
        var mixed = new Payload(List.of(X, new ElementName("urn:h", "html")),
                ("<x xmlns='urn:x'/>" + html).getBytes(StandardCharsets.UTF_8));
        assertThat(mixed.without(Set.of(X)).toString()).isEqualTo(html);
    }

    @Test
    void textBeforeAndBehindWhatGoesNeverEndsACdataSectionThatIsNone() {
        var split = new Payload(List.of(X, X),
                "]<x xmlns='urn:x'/>]<x xmlns='urn:x'/>> a\r".getBytes(StandardCharsets.UTF_8));
        assertThat(split.without(Set.of(X)).toString()).isEqualTo("]]&#62; a\r");
        var shortest = new Payload(List.of(BODY), "]]<x/>>".getBytes(StandardCharsets.UTF_8));
        assertThat(shortest.without(Set.of(BODY)).toString()).isEqualTo("]]&#62;");
    }
}
