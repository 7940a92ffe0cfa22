package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import org.junit.jupiter.api.Test;

/** Namespaces in XML 1.0 section 6: a payload means the same wherever its bytes are written. */
class SelfContainedPayloadTest {
    private final Wire wire = new Wire(Wire.LIMITS);

    SelfContainedPayloadTest() {
        wire.send("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
                + "xmlns:h='urn:header' xmlns:c='jabber:client'>");
    }

    @Test
    void aPrefixOfTheHeaderIsDeclaredInTheChild() {
        payload("<message><h:a><h:b/></h:a></message>", "<h:a xmlns:h='urn:header'><h:b/></h:a>");
    }

    @Test
    void aPrefixOfTheStanzaIsDeclaredInTheChildThatUsesItDeepInside() {
        payload("<message xmlns:s='urn:s'><a/><body\n><b s:c='1'/><d s:e=''/></body></message>",
                "<a/><body xmlns:s='urn:s'\n><b s:c='1'/><d s:e=''/></body>");
    }

    @Test
    void aPrefixOfBothIsTheStanzas() {
        payload("<message xmlns:h='urn:stanza'><h:a/></message>", "<h:a xmlns:h='urn:stanza'/>");
    }

    @Test
    void aPrefixTheChildDeclaresIsLeftAlone() {
        payload("<message xmlns:s='urn:s'><s:a xmlns:s='urn:t'/></message>", "<s:a xmlns:s='urn:t'/>");
    }

    @Test
    void aPrefixOneChildDeclaresIsStillInheritedByTheNext() {
        payload("<message xmlns:s='urn:s'><s:a xmlns:s='urn:t'/><s:b/></message>",
                "<s:a xmlns:s='urn:t'/><s:b xmlns:s='urn:s'/>");
    }

    @Test
    void aPrefixRedeclaredDeeperIsDeclaredOnTheChildForTheOthers() {
        payload("<message xmlns:s='urn:s'><a><s:b xmlns:s='urn:t'/><s:c/></a></message>",
                "<a xmlns:s='urn:s'><s:b xmlns:s='urn:t'/><s:c/></a>");
    }

    @Test
    void aPrefixForTheContentNamespaceIsDeclared() {
        Payload payload = payload("<c:message><c:body>hi</c:body></c:message>",
                "<c:body xmlns:c='jabber:client'>hi</c:body>");
        assertThat(payload.names()).containsExactly(new ElementName("jabber:client", "body"));
    }

    @Test
    void theDefaultNamespaceOfANonzaIsDeclaredInItsChildren() {
        payload("<authenticate xmlns='urn:xmpp:sasl:2'><initial-response/><x:y xmlns:x='urn:x'/></authenticate>",
                "<initial-response xmlns='urn:xmpp:sasl:2'/><x:y xmlns:x='urn:x'/>");
    }

    @Test
    void noNamespaceAtAllIsDeclaredToo() {
        payload("<message xmlns=''><a><b xmlns='jabber:client'/></a></message>",
                "<a xmlns=''><b xmlns='jabber:client'/></a>");
    }

    @Test
    void theContentNamespaceIsNotDeclared() {
        payload("<message xmlns='jabber:client'><body>a</body></message>", "<body>a</body>");
    }

    @Test
    void aNamespaceIsEscapedAnew() {
        payload("<message xmlns:s='a&amp;b&lt;&apos;'><s:a/></message>", "<s:a xmlns:s='a&amp;b&lt;&apos;'/>");
    }

    @Test
    void aNameBeyondAsciiIsFoundToItsEnd() {
        payload("<message xmlns:s='urn:s'><s:gr\u00fc\u00dfe/></message>", "<s:gr\u00fc\u00dfe xmlns:s='urn:s'/>");
    }

    @Test
    void thePrefixXmlNeedsNoDeclaration() {
        payload("<message><body xml:lang='de'>a</body></message>", "<body xml:lang='de'>a</body>");
    }

    @Test
    void textBetweenChildrenStays() {
        payload("<message> \r\n<body/>&#32;<![CDATA[]]></message>", " \r\n<body/>&#32;<![CDATA[]]>");
    }

    @Test
    void onAServerStreamTheContentNamespaceIsNamedAsThePayloadSays() {
        var server = new Wire(Wire.LIMITS);
        server.send("<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
                + "xmlns:db='jabber:server:dialback'>");
        TopLevelElement message = server.element("<message><body/><x xmlns='jabber:client'/></message>");
        assertThat(message.name()).isEqualTo(new ElementName("jabber:client", "message"));
        assertThat(message.content()).isEqualTo(new Payload(message.content().names(),
                "<body/><x xmlns='jabber:client'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(message.content().names()).containsExactly(new ElementName("jabber:client", "body"),
                new ElementName("jabber:client", "x"));
        assertThat(server.element("<db:result/>").name())
                .isEqualTo(new ElementName("jabber:server:dialback", "result"));
    }

    private Payload payload(String stanza, String expected) {
        Payload payload = wire.element(stanza).content();
        assertThat(payload).hasToString(expected);
        assertThat(payload.elements()).extracting(element -> element.name()).isEqualTo(payload.names());
        return payload;
    }
}
