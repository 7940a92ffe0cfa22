package chat.granta.s2s.outbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.StreamFeatures;
import chat.granta.s2s.stream.StreamReport;
import chat.granta.stream.TopLevelElement;

/**
 * How our domains are proved on a stream that we have opened (XEP-0178 section 3, XEP-0220 section 2.6): the one in its header by our certificate, if the other
 * server takes that, and everything else by dialback. Each pair of domains is let in or refused by itself. On the stream's thread, unless a method says otherwise.
 */
final class DomainProofs {
    private final OutboundStream stream;
    private final ReceivingServices services;
    private final StreamReport report;
    private final DomainPair pair;
    private final StanzaSender sender;
    private final CertificateProof certificate;
    private final OutboundNegotiation negotiation;
    private final BidiReceiver bidi;
    private final SentKeys sentKeys;

    /** @param pair in the stream's header */
    DomainProofs(OutboundStream stream, ReceivingServices services, StreamReport report, DomainPair pair,
            StanzaSender sender,
            CertificateProof certificate, OutboundNegotiation negotiation, BidiReceiver bidi) {
        this.stream = stream;
        this.services = services;
        this.report = report;
        this.pair = pair;
        this.sender = sender;
        this.certificate = certificate;
        this.negotiation = negotiation;
        this.bidi = bidi;
        this.sentKeys = new SentKeys(this, stream.out(), services.keys(), services.settings().negotiationTimeout());
    }

    /**
     * Before the stream is negotiated nobody knows whether it does for other domains; dialback says so. A stream that carries several
     * remote domains goes to a server that tells an error with one of them from the end (XEP-0220 section 2.6.2). Any thread.
     */
    boolean mayProve(DomainPair asked) {
        StreamFeatures features = negotiation.features();
        boolean isNegotiated = features != StreamFeatures.BEFORE_FEATURES;
        return asked.remote().equals(pair.remote()) || !isNegotiated || features.dialbackErrors();
    }

    /** {@link #proved} or {@link #refused} follows. */
    void prove(DomainPair asked) {
        if (!asked.equals(pair) && !negotiation.takesKeys()) {
            refused(asked,
                    RemoteErrors.timeout("the server takes no keys, and the certificate is for " + pair.local()));
        } else if (!asked.remote().equals(pair.remote()) && !doesFor(asked.remote())) {
            refused(asked, RemoteErrors.timeout("the stream of " + pair.remote() + " does not do for it"));
        } else {
            begin(asked);
        }
    }

    /** Whether what is known of the server that the stream goes to is enough for another of its domains. */
    private boolean doesFor(String remote) {
        DomainPolicy policy = services.policy();
        return negotiation.features().dialbackErrors() && stream.isUsableFor(remote)
                && (!policy.requiresValidCertificate(remote) || stream.isCertified(remote));
    }

    private void begin(DomainPair asked) {
        if (negotiation.features().bidi()) {
            bidi.request();
        }
        boolean isFirst = !sender.hasProved() && sentKeys.areAnswered();
        if (asked.equals(pair) && certificate.isPossible() && isFirst) {
            negotiation.logIn();
        } else {
            sentKeys.send(asked, stream.id());
        }
    }

    /** The other server has answered one of our keys. */
    void answered(DomainPair answered, DialbackElement answer, TopLevelElement element) {
        sentKeys.answered(answered, answer, element);
    }

    boolean areAnswered() {
        return sentKeys.areAnswered();
    }

    /** The other server has taken our certificate. */
    void loggedIn() {
        if (!sender.hasProved()) {
            proved(pair, "external");
        }
    }

    /** The other server has let a pair in. */
    void proved(DomainPair proved, String method) {
        report.connected(proved.local(), proved.remote(), method);
        bidi.verified(proved);
        boolean isFirst = !sender.hasProved();
        sender.proved(proved);
        if (isFirst) {
            stream.letIn(proved);
        }
    }

    /** It has not; the stream stays for those that it has let in (XEP-0220 section 2.1.1). */
    void refused(DomainPair refused, StanzaError why) {
        report.unproved(refused.local(), refused.remote(), why.text());
        sender.refused(refused, why);
        if (!sender.hasProved() && !stream.isInUse()) {
            stream.end("it has let none of our domains in");
        }
    }

    void stop() {
        sentKeys.stop();
    }
}
