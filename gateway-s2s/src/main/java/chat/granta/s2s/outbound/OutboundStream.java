package chat.granta.s2s.outbound;

import chat.granta.listening.liveness.Keepalive;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.SecureTarget;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.receiving.ReceivingStream;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.s2s.sending.RemoteServer;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.s2s.stream.StreamFeatures;
import chat.granta.s2s.stream.TlsInUse;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that we open to another server (RFC 6120 section 4). It is secured; then {@link AskedKeys} asks about keys, and when stanzas
 * wait, {@link CertificateProof} or {@link SentKeys} proves our domains, and {@link StanzaSender} sends. Where the other server takes
 * that, the stream is for both directions (XEP-0288), and what is sent on it is acknowledged ({@link OutboundManagement}). On the stream's thread, unless a method says otherwise.
 */
public final class OutboundStream implements StreamOwner, ReceivingStream, StanzaSender.Carrier {
    private static final Logger log = LoggerFactory.getLogger(OutboundStream.class);

    /** How far the negotiation has come. */
    private enum State {
        /** Our header is sent; theirs, or their features, are due. */
        OPENING,
        /** {@code <proceed/>} is due (RFC 6120 section 5.4.2). */
        SECURING,
        /** The answer to SASL EXTERNAL is due (RFC 6120 section 6.4). */
        LOGGING_IN,
        /** The answer to {@code <enable/>} or {@code <resume/>} is due (XEP-0198 sections 3 and 5). */
        MANAGING,
        /** Keys can be asked about, domains proved, and stanzas sent for those that are. */
        OPEN, CLOSED
    }

    private final OutboundServices services;
    private final DomainPair pair;
    private final XmppStream out;
    private final @Nullable SecureTarget secure;
    private final StanzaSender sender;
    private final CertificateProof certificate;
    private final SentKeys sentKeys;
    private final AskedKeys askedKeys;
    private final BidiReceiver bidi;
    private final StreamManagement counting;
    private final OutboundManagement management;
    private final Keepalive keepalive;
    private final Future<?> negotiationTimer;
    private State state = State.OPENING;
    private volatile StreamFeatures features = StreamFeatures.BEFORE_FEATURES;
    private String id = "";
    private @Nullable String lang;
    private String failure = "the connection was lost";
    private @Nullable StanzaError refusal;
    private boolean isHeaderDue = true;
    private boolean isSecured;
    private boolean isLoggedIn;

    OutboundStream(OutboundServices services, RemoteServer server, DomainPair pair, ServerAddress address,
            XmppStream out) {
        S2sSettings settings = services.receiving().settings();
        this.services = services;
        this.pair = pair;
        this.out = out;
        this.isSecured = address.isDirectTls();
        this.secure = address.secure();
        this.sender = new StanzaSender(this, services.receiving().metrics(), pair, address);
        this.certificate = new CertificateProof(out, pair);
        this.sentKeys = new SentKeys(this, services.receiving().keys(), settings.negotiationTimeout());
        this.askedKeys = new AskedKeys(out, server);
        this.counting = new StreamManagement(out, settings.ackTimeout(), sender::acknowledged, this::fail);
        this.bidi = new BidiReceiver(this, services.receiving(), server.verifier(), counting);
        this.management = new OutboundManagement(this, server, pair, counting, sender, bidi, settings,
                services.receiving().metrics());
        this.keepalive = new Keepalive(out, settings.keepaliveInterval());
        this.negotiationTimer = out.schedule(this::tooLate, settings.negotiationTimeout());
    }

    StanzaSender sender() {
        return sender;
    }

    /** The connection is there: opens the stream (RFC 6120 section 4.2). */
    void begin() {
        header();
        out.flush();
    }

    /** There never was a connection, and nothing has happened. */
    public void abandon() {
        state = State.CLOSED;
        stopTimers();
    }

    private void header() {
        isHeaderDue = true;
        state = State.OPENING;
        out.header(new StreamHeader(StreamHeader.SERVER, pair.local(), pair.remote(), null, "en"));
    }

    // What is known of the stream.

    @Override
    public XmppStream out() {
        return out;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String lang() {
        return lang;
    }

    @Override
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    @Override
    public boolean isUsableFor(@Nullable String domain) {
        return isSecured || !policy().requiresTls(domain == null ? "" : domain);
    }

    private DomainPolicy policy() {
        return services.receiving().policy();
    }

    @Override
    public boolean isCertified(String domain) {
        return proof(domain) instanceof ServerProof.Verdict.Proved;
    }

    /** What the DNS proves of the server it proves for the domain that the stream was opened for, and no other. */
    private ServerProof.Verdict proof(String domain) {
        SSLEngine tls = out.tls();
        return services.proof().judge(tls == null ? null : tls.getSession(), domain,
                domain.equals(pair.remote()) ? secure : null);
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        bidi.arrived(bytes);
    }

    @Override
    public void received(StreamEvent event) {
        if (state == State.CLOSED) {
            return;
        }
        switch (event) {
            case StreamOpened header when isHeaderDue -> opened(header);
            case StreamOpened _ -> fail(StreamError.badFormat("a stream header within a stream"));
            case TopLevelElement element -> received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> counting.closing(() -> end(null, "it has closed the stream"));
        }
    }

    private void opened(StreamOpened header) {
        isHeaderDue = false;
        id = Objects.requireNonNullElse(header.id(), "");
        lang = header.lang();
        if (!header.contentNamespace().equals(StreamHeader.SERVER)) {
            fail(StreamError.invalidNamespace("servers' stanzas are in the namespace " + StreamHeader.SERVER));
        } else if (header.version() == null) {
            // A server from before RFC 3920 says no features; it knows dialback.
            offered(StreamFeatures.BEFORE_FEATURES);
        }
    }

    private void received(TopLevelElement element) {
        DialbackElement dialback = DialbackElement.of(element);
        if (StreamFeatures.isOne(element)) {
            offered(StreamFeatures.of(element));
        } else if (element.is("http://etherx.jabber.org/streams", "error")) {
            refused(element);
        } else if (dialback != null && dialback.type() != null) {
            answered(dialback, element);
        } else if (state == State.SECURING) {
            proceed(element);
        } else if (state == State.LOGGING_IN && element.name().namespace().equals(SaslElements.NAMESPACE)) {
            loggedIn(certificate.isAccepted(element));
        } else if (management.took(element)) {
            // Counting alone is no use of the stream.
            return;
        } else if (bidi.took(element)) {
            sender.used();
        } else {
            fail(StreamError.unsupportedStanzaType("nothing is taken on a stream in this direction"));
        }
    }

    /** RFC 6120 section 4.3.2. */
    private void offered(StreamFeatures offer) {
        features = offer;
        certificate.offered(isSecured ? offer.mechanisms() : List.of());
        if (!isSecured && offer.startTls()) {
            state = State.SECURING;
            out.element(StartTlsElements.request());
        } else if (!isUsableFor(pair.remote())) {
            end(StreamError.policyViolation("TLS is required here"), "it does not offer TLS");
        } else {
            judge();
        }
    }

    /** RFC 6120 sections 5.4.2.3 and 5.4.3.3. */
    private void proceed(TopLevelElement element) {
        if (StartTlsElements.isProceed(element)) {
            out.startTls();
            isSecured = true;
            out.restart();
            header();
        } else {
            end(null, "it offers TLS and fails to proceed");
        }
    }

    /**
     * RFC 6120 section 13.7.2: who the server is. Where certificates are not demanded the DNS has said it (XEP-0220 section 5), unless it says,
     * too, which certificate the server has (RFC 7673).
     */
    private void judge() {
        String objection = switch (proof(pair.remote())) {
            case ServerProof.Verdict.Proved() -> null;
            case ServerProof.Verdict.Open(String open) ->
                policy().requiresValidCertificate(pair.remote()) ? open : null;
            case ServerProof.Verdict.Refused(String refused) -> refused;
        };
        if (objection != null) {
            end(StreamError.notAuthorized(objection), objection);
            return;
        }
        state = State.OPEN;
        if (isLoggedIn && !sender.hasProved()) {
            proved(pair, "external");
        }
        sender.goOn();
    }

    // How our domains are proved.

    @Override
    public boolean isNegotiated() {
        return state == State.OPEN;
    }

    /**
     * Before the stream is negotiated nobody knows whether it does for other domains; dialback says so. A stream that carries several
     * remote domains goes to a server that tells an error with one of them from the end (XEP-0220 section 2.6.2).
     */
    @Override
    public boolean maySend(DomainPair asked) {
        boolean isNegotiated = features != StreamFeatures.BEFORE_FEATURES;
        return asked.remote().equals(pair.remote()) || !isNegotiated || features.dialbackErrors();
    }

    @Override
    public void prove(DomainPair asked) {
        boolean isSameServer = asked.remote().equals(pair.remote());
        if (!isSameServer && (!features.dialbackErrors() || !isUsableFor(asked.remote())
                || policy().requiresValidCertificate(asked.remote()) && !isCertified(asked.remote()))) {
            refused(asked, RemoteErrors.timeout("the stream of " + pair.remote() + " does not do for it"));
            return;
        }
        if (features.bidi()) {
            bidi.request();
        }
        boolean isFirst = !sender.hasProved() && sentKeys.areAnswered();
        if (asked.equals(pair) && certificate.isPossible() && isFirst) {
            state = State.LOGGING_IN;
            certificate.begin();
        } else {
            // Servers older than the feature know dialback, too.
            sentKeys.send(asked, id);
        }
    }

    private void loggedIn(boolean isAccepted) {
        if (isAccepted) {
            isLoggedIn = true;
            out.restart();
            header();
        } else {
            // XEP-0178 3: dialback is left.
            state = State.OPEN;
            sender.goOn();
        }
    }

    private void answered(DialbackElement answer, TopLevelElement element) {
        if (answer.from() == null || answer.to() == null) {
            fail(StreamError.improperAddressing("dialback needs a domain in 'from' and in 'to'"));
            return;
        }
        var answered = new DomainPair(answer.to(), answer.from());
        switch (answer.kind()) {
            case VERIFY -> askedKeys.answered(answered, answer, element);
            case RESULT -> sentKeys.answered(answered, answer, element);
        }
        sender.goOn();
    }

    /** The other server has let a pair in. */
    void proved(DomainPair proved, String method) {
        services.receiving().metrics().verified("out", method);
        audit(FederationAudit.Kind.CONNECTED, proved, method, "");
        log.info("{} is connected to {} at {}, by {}, {}", proved.local(), proved.remote(), out.peer(), method,
                TlsInUse.of(out));
        bidi.verified(proved);
        boolean isFirst = !sender.hasProved();
        sender.proved(proved);
        if (isFirst && features.management()) {
            state = State.MANAGING;
            management.begin();
        }
    }

    /** Stanzas may be sent, and are acknowledged if the other server takes part in that. */
    void managed() {
        state = State.OPEN;
        sender.goOn();
    }

    /** It has not; the stream stays for those that it has let in (XEP-0220 section 2.1.1). */
    void refused(DomainPair refused, StanzaError why) {
        audit(FederationAudit.Kind.UNPROVED, refused, "", "it does not let us in: " + why.text());
        log.info("{} is not let in to {} at {}: {}", refused.local(), refused.remote(), out.peer(), why.text());
        sender.refused(refused, why);
        if (!sender.hasProved() && !isInUse()) {
            end(null, "it has let none of our domains in");
        }
    }

    @Override
    public void verified(DomainPair theirs, String method) {
        services.receiving().metrics().verified("in", method);
        audit(FederationAudit.Kind.CONNECTED, theirs, method, "both directions on one stream");
        log.info("{} is verified by {} at {}, {}", theirs.remote(), method, out.peer(), TlsInUse.of(out));
        bidi.verified(theirs);
    }

    private void audit(FederationAudit.Kind kind, DomainPair about, String method, String reason) {
        services.receiving().metrics().audit().record(new FederationAudit.Event(kind, about.local(), about.remote(),
                method, out.peer(), reason, true));
    }

    @Override
    public void askAboutKeys() {
        askedKeys.ask();
    }

    @Override
    public boolean isInUse() {
        return !askedKeys.areAnswered() || !sentKeys.areAnswered();
    }

    private void tooLate() {
        if (state != State.OPEN && state != State.MANAGING) {
            end(StreamError.connectionTimeout("the negotiation takes too long"), "it takes too long to negotiate");
        }
    }

    // How it ends.

    private void refused(TopLevelElement error) {
        String condition = error.content().elements().isEmpty()
                ? "undefined-condition"
                : error.content().elements().getFirst().name().localName();
        services.receiving().metrics().failed("out", condition);
        if (condition.equals("host-unknown") || condition.equals("host-gone")) {
            refusal = RemoteErrors.notFound(pair.remote() + " is not served by its server");
        }
        end(null, "it has ended the stream: " + condition);
    }

    @Override
    public void caughtUp() {
        out.flush();
    }

    @Override
    public void unread() {
        // What is not read is bounded by the window.
    }

    @Override
    public void lost() {
        leave(true);
    }

    @Override
    public void failed(Throwable cause) {
        log.error("Failure in the stream to {}", pair.remote(), cause);
        end(StreamError.internalServerError(null), "this server failed");
    }

    /** This server stops: what is on its way arrives, if that does not take long. */
    public void stopping() {
        sender.drain(services.receiving().settings().closeTimeout(), () -> end(null, "this server stops"));
    }

    @Override
    public void fail(StreamError error) {
        services.receiving().metrics().failed("out", error.condition());
        end(error, "it breaks the rules: " + error.condition());
    }

    @Override
    public void deny(String why) {
        end(StreamError.policyViolation(why), why);
    }

    @Override
    public void end(String why) {
        end(null, why);
    }

    private void end(@Nullable StreamError error, String why) {
        if (isOpen()) {
            failure = why;
            out.close(error);
            leave(error != null && error.condition().equals("connection-timeout"));
        }
    }

    /** @param isBroken whether another stream may go on with what this one was in */
    private void leave(boolean isBroken) {
        if (isOpen()) {
            state = State.CLOSED;
            management.ended(isBroken);
            bidi.leave();
            stopTimers();
            log.info("The stream of {} to {} has ended: {}", pair.local(), pair.remote(), failure);
            if (sender.hasProved()) {
                audit(FederationAudit.Kind.DISCONNECTED, pair, "", failure);
            }
            askedKeys.failed(failure);
            sender.ended(failure, refusal);
        }
    }

    private void stopTimers() {
        negotiationTimer.cancel(false);
        sentKeys.stop();
        keepalive.stop();
    }
}
