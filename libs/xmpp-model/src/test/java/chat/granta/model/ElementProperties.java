package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ElementProperties {
    @Property(tries = 300)
    void whatIsWrittenReadsBackTheSame(@ForAll("texts") String text, @ForAll("texts") String value) {
        Element element = Element.named("urn:example", "e").attribute("a", value).child("t", text)
                .child(Element.named("jabber:client", "body").text(text).build()).build();
        var payload = new Payload(List.of(element.name()), element.toXml().getBytes(StandardCharsets.UTF_8));
        assertThat(payload.elements()).containsExactly(element);
    }

    /** What XML 1.0 can hold, the characters that need care often among it. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("<>&'\"\t\n\r ]").withCharRange('a', 'z')
                .withCharRange('\u00a0', '\ud7ff')
                .ofMaxLength(40);
    }
}
