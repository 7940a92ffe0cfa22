package chat.granta.s2s.stream;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StreamWriter;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.management.SmElements;
import java.util.List;

/**
 * What another server offers in its stream features (RFC 6120 section 4.3.2), as far as this one knows it.
 *
 * @param mechanisms for a login by SASL
 * @param dialback whether keys are taken (XEP-0220 section 2.4)
 * @param dialbackErrors whether a key that cannot be verified does not end the stream
 * @param bidi whether the stream can be for both directions (XEP-0288)
 * @param management whether stanzas are acknowledged (XEP-0198)
 */
public record StreamFeatures(boolean startTls, List<String> mechanisms, boolean dialback, boolean dialbackErrors,
        boolean bidi, boolean management) {
    /** What a server offers that has said nothing yet, or is older than features. */
    public static final StreamFeatures BEFORE_FEATURES = new StreamFeatures(false, List.of(), false, false,
            false, false);

    private static final ElementName STARTTLS = new ElementName("urn:ietf:params:xml:ns:xmpp-tls", "starttls");
    private static final ElementName DIALBACK = new ElementName("urn:xmpp:features:dialback", "dialback");
    private static final ElementName BIDI = new ElementName(BidiElements.FEATURE_NAMESPACE, "bidi");

    public static boolean isOne(TopLevelElement element) {
        return element.is(StreamWriter.STREAM_NAMESPACE, "features");
    }

    public static StreamFeatures of(TopLevelElement features) {
        List<Element> elements = features.content().elements();
        List<ElementName> offered = elements.stream().map(Element::name).toList();
        boolean dialbackErrors = elements.stream().filter(one -> one.name().equals(DIALBACK))
                .anyMatch(one -> !one.children().isEmpty());
        return new StreamFeatures(offered.contains(STARTTLS), SaslElements.offered(features),
                offered.contains(DIALBACK), dialbackErrors, offered.contains(BIDI),
                offered.contains(SmElements.feature().name()));
    }
}
