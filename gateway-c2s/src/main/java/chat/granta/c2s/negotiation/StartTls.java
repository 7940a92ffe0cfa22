package chat.granta.c2s.negotiation;

import chat.granta.c2s.stream.ClientStream;
import chat.granta.model.Element;
import chat.granta.stream.TopLevelElement;

/** STARTTLS (RFC 6120 section 5), as far as it is the same whether TLS is required or not. */
final class StartTls {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    private StartTls() {}

    static Element feature(boolean isRequired) {
        var feature = Element.named(NAMESPACE, "starttls");
        if (isRequired) {
            feature.child("required", "");
        }
        return feature.build();
    }

    static boolean isRequest(TopLevelElement element) {
        return element.is(NAMESPACE, "starttls");
    }

    /** RFC 6120 sections 5.4.2.3 and 5.4.3.3. */
    static void proceed(ClientStream stream) {
        stream.out().element(Element.named(NAMESPACE, "proceed").build());
        stream.out().flush();
        stream.out().startTls();
        stream.restart(new SaslNegotiation(stream, true));
    }
}
