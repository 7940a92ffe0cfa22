package chat.granta.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 6121 section 5.2.3. */
class BodyTextTest {
    @Test
    void aMessagesTextIsInItsBody() {
        assertThat(text("<subject>No</subject><body>&lt;b&gt; &amp; Ω</body>")).isEqualTo("<b> & Ω");
    }

    @Test
    void bodiesWithinOtherElementsAndOfOtherNamespacesAreNot() {
        assertThat(text("<x xmlns='urn:x'><body xmlns='jabber:client'>in it</body></x><body xmlns='urn:y'>no</body>"))
                .isEmpty();
    }

    @Test
    void whatIsNoXmlHasNoneAndEntitiesAreNotAskedFor() {
        assertThat(BodyText.of("<message><body>")).isEmpty();
        assertThat(BodyText.of("<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><message xmlns='jabber:client'>"
                + "<body>&e;</body></message>")).isEmpty();
    }

    private static String text(String payload) {
        return BodyText.of("<message xmlns=\"jabber:client\" type=\"chat\">" + payload + "</message>");
    }
}
