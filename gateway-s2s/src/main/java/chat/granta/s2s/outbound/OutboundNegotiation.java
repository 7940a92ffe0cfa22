package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.stream.StreamFeatures;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How a stream that we open is negotiated (RFC 6120 section 4.3): headers, features, STARTTLS, and SASL EXTERNAL once it is asked for. On the stream's
 * thread, unless a method says otherwise.
 */
final class OutboundNegotiation {
    /** How far it has come. */
    private enum Step {
        /** Our header is sent; theirs, or their features, are due. */
        OPENING,
        /** {@code <proceed/>} is due (RFC 6120 section 5.4.2). */
        SECURING,
        /** The answer to SASL EXTERNAL is due (RFC 6120 section 6.4). */
        LOGGING_IN,
        /** Keys can be asked about, domains proved, and stanzas sent for those that are. */
        OVER
    }

    private final OutboundStream stream;
    private final XmppStream out;
    private final DomainPair pair;
    private final CertificateProof certificate;
    private final ServerIdentity identity;
    private final Future<?> timer;
    private Step step = Step.OPENING;
    private volatile StreamFeatures features = StreamFeatures.BEFORE_FEATURES;
    private String id = "";
    private @Nullable String lang;
    private boolean isHeaderDue = true;
    private boolean isSecured;
    private boolean isLoggedIn;
    private boolean offersCertificates;
    private boolean offersDialback;

    /**
     * @param stream told what comes of it
     * @param isSecured whether the connection begins with TLS
     * @param timeout for all of it
     */
    OutboundNegotiation(OutboundStream stream, DomainPair pair, CertificateProof certificate, ServerIdentity identity,
            boolean isSecured, Duration timeout) {
        this.stream = stream;
        this.out = stream.out();
        this.pair = pair;
        this.certificate = certificate;
        this.identity = identity;
        this.isSecured = isSecured;
        this.timer = out.schedule(this::tooLate, timeout);
    }

    private void tooLate() {
        if (!isOver()) {
            stream.end(StreamError.connectionTimeout("the negotiation takes too long"),
                    "it takes too long to negotiate");
        }
    }

    /** The stream has ended. */
    void stop() {
        timer.cancel(false);
    }

    /** Section 4.2; also after STARTTLS and SASL. */
    void begin() {
        isHeaderDue = true;
        step = Step.OPENING;
        out.header(new StreamHeader(StreamHeader.SERVER, pair.local(), pair.remote(), null, "en"));
    }

    String id() {
        return id;
    }

    @Nullable
    String lang() {
        return lang;
    }

    boolean isSecured() {
        return isSecured;
    }

    boolean isOver() {
        return step == Step.OVER;
    }

    /** What the other server has offered last. Any thread. */
    StreamFeatures features() {
        return features;
    }

    /**
     * Whether keys for other pairs than the header's can be sent (XEP-0220 section 2.6). A server may know dialback without offering it as a feature; but one
     * that offers a login by certificate and nothing else may leave a key unanswered, and another stream costs less than waiting for that.
     */
    boolean takesKeys() {
        return offersDialback || !offersCertificates;
    }

    void opened(StreamOpened header) {
        if (!isHeaderDue) {
            stream.fail(StreamError.badFormat("a stream header within a stream"));
            return;
        }
        isHeaderDue = false;
        id = Objects.requireNonNullElse(header.id(), "");
        lang = header.lang();
        if (!header.contentNamespace().equals(StreamHeader.SERVER)) {
            stream.fail(StreamError.invalidNamespace("servers' stanzas are in the namespace " + StreamHeader.SERVER));
        } else if (header.version() == null) {
            // A server from before RFC 3920 says no features; it knows dialback.
            offered(StreamFeatures.BEFORE_FEATURES);
        }
    }

    /** RFC 6120 section 4.3.2. */
    void offered(StreamFeatures offer) {
        features = offer;
        // What it has offered before a login it may not repeat behind it.
        offersCertificates |= !offer.mechanisms().isEmpty();
        offersDialback |= offer.dialback();
        certificate.offered(isSecured ? offer.mechanisms() : List.of());
        if (!isSecured && offer.startTls()) {
            step = Step.SECURING;
            out.element(StartTlsElements.request());
        } else if (!stream.isUsableFor(pair.remote())) {
            stream.end(StreamError.policyViolation("TLS is required here"), "it does not offer TLS");
        } else {
            judge();
        }
    }

    private void judge() {
        String objection = identity.objection();
        if (objection != null) {
            stream.end(StreamError.notAuthorized(objection), objection);
            return;
        }
        over();
    }

    private void over() {
        step = Step.OVER;
        stream.negotiated(isLoggedIn);
    }

    /** Offers our certificate; the stream is negotiated again behind the answer. */
    void logIn() {
        step = Step.LOGGING_IN;
        certificate.begin();
    }

    /** Takes an answer that is due. */
    boolean took(TopLevelElement element) {
        if (step == Step.SECURING) {
            proceed(element);
        } else if (step == Step.LOGGING_IN && element.name().namespace().equals(SaslElements.NAMESPACE)) {
            loggedIn(certificate.isAccepted(element));
        } else {
            return false;
        }
        return true;
    }

    /** RFC 6120 sections 5.4.2.3 and 5.4.3.3. */
    private void proceed(TopLevelElement element) {
        if (StartTlsElements.isProceed(element)) {
            out.startTls();
            isSecured = true;
            out.restart();
            begin();
        } else {
            stream.end(null, "it offers TLS and fails to proceed");
        }
    }

    private void loggedIn(boolean isAccepted) {
        if (isAccepted) {
            isLoggedIn = true;
            out.restart();
            begin();
        } else {
            // XEP-0178 3: dialback is left.
            over();
        }
    }
}
