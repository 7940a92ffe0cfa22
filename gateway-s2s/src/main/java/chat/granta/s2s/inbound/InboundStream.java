package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.receiving.ReceivedKeys;
import chat.granta.s2s.receiving.ReceivedStanzas;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.receiving.ReceivingStream;
import chat.granta.s2s.receiving.VerifiedDomains;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.s2s.stream.StreamReport;
import chat.granta.s2s.stream.StreamSilence;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that another server has opened (RFC 6120 section 4). It is negotiated ({@link InboundNegotiation}); the server proves its domains by SASL EXTERNAL
 * ({@link CertificateLogin}) or by dialback ({@link ReceivedKeys}), and may then send stanzas ({@link ReceivedStanzas}), be sent some
 * ({@link BidiSender}), and have them counted ({@link InboundManagement}). What is received goes to the first of these that takes it. On the stream's thread.
 */
public final class InboundStream implements StreamOwner, ReceivingStream {
    private static final Logger log = LoggerFactory.getLogger(InboundStream.class);
    /** After these the other server may come back for what the stream was in (XEP-0198 section 5): it has done nothing wrong. */
    private static final Set<String> RESUMABLE = Set.of("conflict", "connection-timeout", "internal-server-error");

    private final InboundServices services;
    private final XmppStream out;
    private final StreamReport report;
    private final InboundNegotiation negotiation;
    private final VerifiedDomains verified;
    private final InboundLimits limits;
    private final StreamSilence silence;
    private final ReceivedKeys keys;
    private final ReceivedStanzas stanzas;
    private final BidiSender bidi;
    private final StreamManagement counting;
    private final InboundManagement management;
    private final Runnable onPolicyChange = this::policyChanged;
    private boolean isClosed;

    /**
     * @param isSecured whether the connection began with TLS
     * @param onVerified called when the limits of strangers no longer hold
     */
    public InboundStream(InboundServices services, XmppStream out, boolean isSecured, Runnable onVerified) {
        this.services = services;
        this.out = out;
        this.negotiation = new InboundNegotiation(this, services.receiving(), isSecured);
        ReceivingServices receiving = services.receiving();
        this.report = new StreamReport(receiving.metrics(), out, false);
        this.verified = new VerifiedDomains(this, receiving.remote());
        this.keys = new ReceivedKeys(this, receiving, services.verifier(), verified);
        this.bidi = new BidiSender(this, services.servers(), receiving.metrics());
        this.counting = new StreamManagement(out, receiving.settings().ackTimeout(), bidi.sender()::acknowledged,
                this::fail);
        this.management = new InboundManagement(this, counting, services.sessions(), verified, bidi,
                receiving.settings().resumeTimeout());
        this.stanzas = new ReceivedStanzas(this, receiving, verified, counting);
        this.limits = new InboundLimits(out, receiving.settings(), onVerified, this::unused, this::fail);
        this.silence = new StreamSilence(out, receiving.settings(), this::fail);
        policy().addListener(onPolicyChange);
    }

    S2sMetrics metrics() {
        return services.receiving().metrics();
    }

    /** By the clock of what outlives streams. */
    long now() {
        return services.receiving().clock().getAsLong();
    }

    private S2sSettings settings() {
        return services.receiving().settings();
    }

    private DomainPolicy policy() {
        return services.receiving().policy();
    }

    @Override
    public XmppStream out() {
        return out;
    }

    @Override
    public String id() {
        return negotiation.id();
    }

    @Override
    public @Nullable String lang() {
        return negotiation.lang();
    }

    @Override
    public boolean isOpen() {
        return !isClosed;
    }

    /** Whether it is no header that is due next, in either direction. */
    boolean isNegotiated() {
        return isOpen() && !negotiation.isHeaderDue();
    }

    /** Whether the domain of the header may be proved on the stream as it is. */
    boolean isUsable() {
        return isUsableFor(negotiation.claimed());
    }

    @Override
    public boolean isUsableFor(@Nullable String domain) {
        return negotiation.isSecured() || !policy().requiresTls(domain == null ? "" : domain);
    }

    @Override
    public boolean isCertified(String domain) {
        SSLEngine engine = out.tls();
        return engine != null && services.tls().objection(engine.getSession(), domain) == null;
    }

    boolean hasVerified() {
        return !verified.isEmpty();
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        silence.heard();
        limits.arrived(bytes);
    }

    @Override
    public void received(StreamEvent event) {
        if (isClosed) {
            return;
        }
        switch (event) {
            case StreamOpened header -> negotiation.opened(header);
            case TopLevelElement element -> received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> counting.closing(() -> end(null));
        }
    }

    /** The lists of domains have changed: a stream of a domain that is now denied ends. On the thread that reads them. */
    private void policyChanged() {
        out.execute(() -> {
            String claimed = negotiation.claimed();
            String denied = verified.all().map(policy()::refusal).filter(Objects::nonNull).findFirst()
                    .orElse(claimed == null ? null : policy().refusal(claimed));
            if (denied != null) {
                fail(StreamError.policyViolation(denied));
            }
        });
    }

    /** Nothing was said for long: the other server opens another stream when it has something to say, and so do we. */
    private void unused() {
        if (bidi.isUnused(settings().idleTimeout())) {
            counting.closing(() -> end(null));
        }
    }

    private void received(TopLevelElement element) {
        limits.received(element);
        if (isClosed || negotiation.tookStartTls(element)) {
            // It may have been a flood.
            return;
        }
        if (stanzas.took(element)) {
            // Whoever speaks before it has its stanzas counted does not mean to.
            bidi.begin();
        } else if (!negotiation.tookLogin(element) && !bidi.took(element) && !keys.took(element)
                && !management.took(element) && !isUnasked(element)) {
            // RFC 6120 4.9.3.24
            fail(Stanzas.read(element, lang()) instanceof Stanzas.Read.NotAStanza
                    ? StreamError.unsupportedStanzaType(null)
                    : StreamError.notAuthorized("no domain is verified on this stream"));
        }
    }

    /** XEP-0220 section 3.1: nothing is asked on such a stream, so an answer means nothing (CVE-2012-3525). */
    private static boolean isUnasked(TopLevelElement element) {
        return DialbackElement.of(element) != null;
    }

    /** RFC 6120 section 6.4.6: the server has proved a domain by its certificate; a new header is due. */
    void loggedIn(DomainPair pair) {
        if (services.receiving().remote().isFull(pair.remote())) {
            fail(StreamError.policyViolation("too many streams of " + pair.remote()));
        } else {
            verified(pair, "external");
            negotiation.restart();
        }
    }

    @Override
    public void verified(DomainPair pair, String method) {
        boolean isFirst = verified.isEmpty();
        verified.add(pair.remote());
        report.verified(pair.local(), pair.remote(), method, "");
        if (isFirst) {
            limits.verified();
        }
        bidi.verified(pair);
        if (isFirst && bidi.isOn()) {
            silence.ask(pair.local(), pair.remote());
        }
    }

    /** Both sides count stanzas from here on. */
    void managed() {
        silence.ask(services.receiving().domains().main(), verified.all().findFirst().orElseThrow());
        silence.askBy(counting.counts()::ask);
    }

    /** A domain that this server does not speak with has come. */
    void denied(String local, String domain, String why) {
        report.denied(local, domain, why);
    }

    @Override
    public void caughtUp() {
        out.flush();
    }

    @Override
    public void unread() {
        fail(StreamError.policyViolation("does not read what it is sent"));
    }

    @Override
    public void lost() {
        if (!isClosed) {
            leave("the connection was lost", true);
        }
    }

    /** The other server goes on with another stream (XEP-0198 section 5). */
    void replaced() {
        fail(StreamError.conflict("another stream goes on with what this one was in"));
    }

    /** Whether this server speaks with a domain. */
    boolean isAllowed(String domain) {
        return policy().refusal(domain) == null;
    }

    @Override
    public void failed(Throwable cause) {
        log.error("Failure in the stream of {}", out.peer(), cause);
        fail(StreamError.internalServerError(null));
    }

    /** The server stops: what is on its way arrives, if that does not take long. */
    public void stopping() {
        bidi.sender().drain(settings().closeTimeout(), () -> fail(StreamError.systemShutdown(null)));
    }

    @Override
    public void fail(StreamError error) {
        end(error);
    }

    private void end(@Nullable StreamError error) {
        if (isClosed) {
            return;
        }
        leave(error == null ? "it has closed the stream" : error.condition(),
                error != null && RESUMABLE.contains(error.condition()));
        negotiation.ending();
        if (error != null) {
            report.failed(error.condition());
            log.info("The stream of {} ends: {} {}", out.peer(), error.condition(), error.text());
        }
        out.close(error);
    }

    private void leave(String why, boolean isBroken) {
        isClosed = true;
        verified.all().forEach(domain -> report.disconnected(null, domain, why));
        policy().removeListener(onPolicyChange);
        limits.stop();
        silence.stop();
        management.ended(isBroken);
        verified.leave();
        bidi.ended("the stream that it has opened is closed");
    }
}
