package chat.granta.s2s.outbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.receiving.ReceivingStream;
import chat.granta.s2s.sending.RemoteServer;
import chat.granta.s2s.sending.SendingStream;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.s2s.stream.StreamFeatures;
import chat.granta.s2s.stream.StreamReport;
import chat.granta.s2s.stream.StreamSilence;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that we open to another server (RFC 6120 section 4). It is negotiated ({@link OutboundNegotiation}); then {@link AskedKeys} asks about keys, and
 * when stanzas wait, our domains are proved ({@link DomainProofs}), and {@link StanzaSender} sends. Where the other server takes
 * that, the stream is for both directions (XEP-0288), and what is sent on it is acknowledged ({@link OutboundManagement}). On the stream's thread, unless a method says otherwise.
 */
public final class OutboundStream implements StreamOwner, ReceivingStream, SendingStream {
    private static final Logger log = LoggerFactory.getLogger(OutboundStream.class);

    private final OutboundServices services;
    private final DomainPair pair;
    private final XmppStream out;
    private final StreamReport report;
    private final StanzaSender sender;
    private final OutboundNegotiation negotiation;
    private final ServerIdentity identity;
    private final AskedKeys askedKeys;
    private final BidiReceiver bidi;
    private final StreamManagement counting;
    private final OutboundManagement management;
    private final DomainProofs proofs;
    private final StreamSilence silence;
    private String failure = "the connection was lost";
    private @Nullable StanzaError refusal;
    private boolean isClosed;

    OutboundStream(OutboundServices services, RemoteServer server, DomainPair pair, ServerAddress address,
            XmppStream out) {
        S2sSettings settings = services.receiving().settings();
        this.services = services;
        this.pair = pair;
        this.out = out;
        this.report = new StreamReport(services.receiving().metrics(), out, true);
        this.identity = new ServerIdentity(services.proof(), policy(), out, pair.remote(), address.secure());
        this.sender = new StanzaSender(this, services.receiving().metrics(), pair, address);
        var certificate = new CertificateProof(out, pair);
        this.negotiation = new OutboundNegotiation(this, pair, certificate, identity, address.isDirectTls(),
                settings.negotiationTimeout());
        this.askedKeys = new AskedKeys(out, server);
        this.counting = new StreamManagement(out, settings.ackTimeout(), sender::acknowledged, this::fail);
        this.bidi = new BidiReceiver(this, services.receiving(), server.verifier(), counting);
        this.management = new OutboundManagement(this, server, pair, counting, sender, bidi,
                services.receiving());
        this.proofs = new DomainProofs(this, services.receiving(), report, pair, sender, certificate, negotiation,
                bidi);
        this.silence = new StreamSilence(out, settings, this::fail);
    }

    StanzaSender sender() {
        return sender;
    }

    /** The connection is there: opens the stream (RFC 6120 section 4.2). */
    void begin() {
        negotiation.begin();
        out.flush();
    }

    /** There never was a connection, and nothing has happened. */
    public void abandon() {
        isClosed = true;
        stopTimers();
    }

    // What is known of the stream.

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

    @Override
    public boolean isUsableFor(@Nullable String domain) {
        return negotiation.isSecured() || !policy().requiresTls(domain == null ? "" : domain);
    }

    private DomainPolicy policy() {
        return services.receiving().policy();
    }

    @Override
    public boolean isCertified(String domain) {
        return identity.isCertified(domain);
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        bidi.arrived(bytes);
        silence.heard();
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
            case StreamClosed() -> counting.closing(() -> end(null, "it has closed the stream"));
        }
    }

    private void received(TopLevelElement element) {
        DialbackElement dialback = DialbackElement.of(element);
        ReceivedStreamError error = ReceivedStreamError.of(element);
        if (StreamFeatures.isOne(element)) {
            negotiation.offered(StreamFeatures.of(element));
        } else if (error != null) {
            refused(error);
        } else if (dialback != null && dialback.type() != null) {
            answered(dialback, element);
        } else if (negotiation.took(element) || management.took(element)) {
            // Counting alone is no use of the stream.
            return;
        } else if (bidi.took(element)) {
            sender.used();
        } else {
            fail(StreamError.unsupportedStanzaType("nothing is taken on a stream in this direction"));
        }
    }

    /**
     * The other server is who it should be, and what it asked for has been done.
     *
     * @param isLoggedIn whether it has taken our certificate
     */
    void negotiated(boolean isLoggedIn) {
        if (isLoggedIn) {
            proofs.loggedIn();
        }
        sender.goOn();
    }

    // How our domains are proved.

    @Override
    public boolean isNegotiated() {
        return isOpen() && negotiation.isOver() && !management.isDue();
    }

    @Override
    public boolean maySend(DomainPair asked) {
        return proofs.mayProve(asked);
    }

    @Override
    public void prove(DomainPair asked) {
        proofs.prove(asked);
    }

    private void answered(DialbackElement answer, TopLevelElement element) {
        if (answer.from() == null || answer.to() == null) {
            fail(StreamError.improperAddressing("dialback needs a domain in 'from' and in 'to'"));
            return;
        }
        var answered = new DomainPair(answer.to(), answer.from());
        switch (answer.kind()) {
            case VERIFY -> askedKeys.answered(answered, answer, element);
            case RESULT -> proofs.answered(answered, answer, element);
        }
        sender.goOn();
    }

    /** The other server has let the first pair in. */
    void letIn(DomainPair proved) {
        silence.ask(proved.local(), proved.remote());
        // On a stream that is for one direction the answer to a ping comes on another one.
        silence.hearAlso(known -> services.receiving().remote().heardAt(proved.remote(), known));
        if (negotiation.features().management()) {
            management.begin();
        }
    }

    /** Stanzas may be sent, and are acknowledged if the other server takes part in that. */
    void managed() {
        if (counting.isOn()) {
            silence.askBy(counting.counts()::ask);
        }
        sender.goOn();
    }

    @Override
    public void verified(DomainPair theirs, String method) {
        report.verified(theirs.local(), theirs.remote(), method, "both directions on one stream");
        bidi.verified(theirs);
    }

    @Override
    public void askAboutKeys() {
        askedKeys.ask();
    }

    @Override
    public boolean isInUse() {
        return !askedKeys.areAnswered() || !proofs.areAnswered();
    }

    // How it ends.

    private void refused(ReceivedStreamError error) {
        report.failed(error.condition());
        refusal = error.refusal(pair.remote());
        end(null, "it has ended the stream: " + error.condition());
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
        report.failed(error.condition());
        boolean isSilent = error.condition().equals("connection-timeout");
        end(error, isSilent ? "it does not answer any more" : "it breaks the rules: " + error.condition());
    }

    @Override
    public void deny(String why) {
        end(StreamError.policyViolation(why), why);
    }

    @Override
    public void end(String why) {
        end(null, why);
    }

    void end(@Nullable StreamError error, String why) {
        if (isOpen()) {
            failure = why;
            out.close(error);
            leave(error != null && error.condition().equals("connection-timeout"));
        }
    }

    /** @param isBroken whether another stream may go on with what this one was in */
    private void leave(boolean isBroken) {
        if (isOpen()) {
            isClosed = true;
            management.ended(isBroken);
            bidi.leave();
            stopTimers();
            log.info("The stream of {} to {} has ended: {}", pair.local(), pair.remote(), failure);
            if (sender.hasProved()) {
                report.disconnected(pair.local(), pair.remote(), failure);
            }
            askedKeys.failed(failure);
            sender.ended(failure, refusal);
        }
    }

    private void stopTimers() {
        negotiation.stop();
        proofs.stop();
        silence.stop();
    }
}
