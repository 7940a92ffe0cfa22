package chat.granta.s2s.stream;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StreamWriter;
import chat.granta.stream.TopLevelElement;
import java.util.List;

/**
 * What another server offers in its stream features (RFC 6120 section 4.3.2), as far as this one knows it.
 *
 * @param mechanisms for a login by SASL
 * @param dialback whether keys may be sent (XEP-0220 section 2.4.1)
 */
public record StreamFeatures(boolean startTls, List<String> mechanisms, boolean dialback) {
    private static final ElementName STARTTLS = new ElementName("urn:ietf:params:xml:ns:xmpp-tls", "starttls");
    private static final ElementName DIALBACK = new ElementName("urn:xmpp:features:dialback", "dialback");

    public static boolean isOne(TopLevelElement element) {
        return element.is(StreamWriter.STREAM_NAMESPACE, "features");
    }

    public static StreamFeatures of(TopLevelElement features) {
        List<ElementName> offered = features.content().elements().stream().map(Element::name).toList();
        return new StreamFeatures(offered.contains(STARTTLS), SaslElements.offered(features),
                offered.contains(DIALBACK));
    }
}
