package chat.granta.s2s.inbound;

import chat.granta.model.Element;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.stream.BidiElements;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.SmElements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a stream is negotiated that another server has opened (RFC 6120 section 4.3): headers, features and STARTTLS. On the stream's thread. */
final class InboundNegotiation {
    private final InboundStream stream;
    private final XmppStream out;
    private final ReceivingServices services;
    private @Nullable CertificateLogin login;
    private @Nullable String claimed;
    private @Nullable String lang;
    private String id = "";
    private boolean isSecured;
    private boolean isHeaderDue = true;
    private boolean isHeaderAnswered;

    /** @param isSecured whether the connection began with TLS */
    InboundNegotiation(InboundStream stream, ReceivingServices services, boolean isSecured) {
        this.stream = stream;
        this.out = stream.out();
        this.services = services;
        this.isSecured = isSecured;
    }

    String id() {
        return id;
    }

    @Nullable
    String lang() {
        return lang;
    }

    /** The domain that the header names as the other server's; it has not proved it by that. Null: none. */
    @Nullable
    String claimed() {
        return claimed;
    }

    boolean isSecured() {
        return isSecured;
    }

    /** Whether it is a header that is due next, in either direction. */
    boolean isHeaderDue() {
        return isHeaderDue;
    }

    /** RFC 6120 sections 4.7 and 4.2. */
    void opened(StreamOpened header) {
        if (!isHeaderDue) {
            stream.fail(StreamError.badFormat("a stream header within a stream"));
            return;
        }
        isHeaderDue = false;
        lang = header.lang();
        String to = LocalDomains.parse(header.to());
        String from = LocalDomains.parse(header.from());
        claimed = from;
        answerHeader(to, from);
        StreamError refusal = refusal(header, to, from);
        if (refusal != null) {
            stream.fail(refusal);
            return;
        }
        boolean isOffered = to != null && from != null && isSecured && !stream.hasVerified()
                && stream.isCertified(from);
        login = isOffered ? new CertificateLogin(stream, new DomainPair(to, from)) : null;
        if (header.version() != null) {
            out.features(features());
        }
    }

    private void answerHeader(@Nullable String to, @Nullable String from) {
        id = StreamId.next();
        isHeaderAnswered = true;
        String ours = to != null && services.domains().serves(to) ? to : services.domains().main();
        out.header(new StreamHeader(StreamHeader.SERVER, ours, from, id, "en"));
    }

    private @Nullable StreamError refusal(StreamOpened header, @Nullable String to, @Nullable String from) {
        if (!header.contentNamespace().equals(StreamHeader.SERVER)) {
            // RFC 6120 4.8.2
            return StreamError.invalidNamespace("servers' stanzas are in the namespace " + StreamHeader.SERVER);
        }
        if (header.to() == null) {
            // RFC 6120 4.7.2
            return StreamError.improperAddressing("the stream header needs a 'to' with a domain of ours");
        }
        if (to == null || !services.domains().serves(to)) {
            return StreamError.hostUnknown(null);
        }
        if (header.from() != null && (from == null || services.domains().serves(from))) {
            return StreamError.invalidFrom("'from' is not another server's domain");
        }
        String denied = from == null ? null : policy().refusal(from);
        if (denied != null) {
            stream.denied(to, from, denied);
            return StreamError.policyViolation(denied);
        }
        if (!services.homes().isReady()) {
            return StreamError.resourceConstraint("this server is starting; try again in a few seconds");
        }
        return null;
    }

    private DomainPolicy policy() {
        return services.policy();
    }

    private List<Element> features() {
        List<Element> features = new ArrayList<>();
        boolean isUsable = stream.isUsable();
        boolean hasVerified = stream.hasVerified();
        if (!isSecured) {
            features.add(StartTlsElements.feature(!isUsable));
        }
        if (login != null) {
            features.add(login.feature());
        }
        if (isUsable && (hasVerified || !policy().requiresValidCertificate(claimed == null ? "" : claimed))) {
            features.add(DialbackElement.feature());
            // No other features follow dialback.
            features.add(SmElements.feature());
        }
        if (isUsable && !hasVerified) {
            features.add(BidiElements.feature());
        }
        return features;
    }

    /** Takes a request for TLS, before a domain is proved (RFC 6120 sections 5.4.2.3 and 5.4.3.3). */
    boolean tookStartTls(TopLevelElement element) {
        if (!StartTlsElements.isRequest(element) || isSecured || stream.hasVerified()) {
            return false;
        }
        out.element(StartTlsElements.proceed());
        out.flush();
        out.startTls();
        isSecured = true;
        restart();
        return true;
    }

    /** Takes a step of SASL EXTERNAL, where it is offered. */
    boolean tookLogin(TopLevelElement element) {
        return login != null && login.took(element);
    }

    /** A new header is due. */
    void restart() {
        out.restart();
        isHeaderDue = true;
        isHeaderAnswered = false;
    }

    /** RFC 6120 section 4.9.1.2: an error, and the end, need a stream to stand in. */
    void ending() {
        if (!isHeaderAnswered) {
            answerHeader(null, null);
        }
    }
}
