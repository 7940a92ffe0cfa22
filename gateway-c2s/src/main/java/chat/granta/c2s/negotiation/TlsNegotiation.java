package chat.granta.c2s.negotiation;

import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.Negotiation;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.TopLevelElement;
import java.util.List;

/** RFC 6120 section 5: TLS is required before anything else. */
public record TlsNegotiation(ClientStream stream) implements Negotiation {
    @Override
    public Phase phase() {
        return Phase.CLEAR;
    }

    @Override
    public void offer() {
        stream.offer(List.of(StartTlsElements.feature(true)));
    }

    @Override
    public void received(TopLevelElement element) {
        if (StartTlsElements.isRequest(element)) {
            proceed(stream);
        } else if (element.is(SaslElements.NAMESPACE, "auth")) {
            // RFC 6120 6.5.4. The secret, if there was one, is spent already; the next client will know better.
            stream.out().element(SaslElements.failure(SaslFailure.ENCRYPTION_REQUIRED, null));
        } else {
            stream.refuse(element);
        }
    }

    /** RFC 6120 sections 5.4.2.3 and 5.4.3.3. */
    static void proceed(ClientStream stream) {
        stream.out().element(StartTlsElements.proceed());
        stream.out().flush();
        stream.out().startTls();
        stream.restart(new SaslNegotiation(stream, true));
    }
}
