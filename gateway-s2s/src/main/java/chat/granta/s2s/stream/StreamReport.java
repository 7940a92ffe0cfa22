package chat.granta.s2s.stream;

import chat.granta.s2s.stream.FederationAudit.Kind;
import chat.granta.stream.carrier.XmppStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators and auditors hear of a stream with another server (RFC 6120 section 4): metrics, the audit trail, and lines of the log. On the stream's thread.
 *
 * @param isOutgoing whether this server has opened the stream
 */
public record StreamReport(S2sMetrics metrics, XmppStream out, boolean isOutgoing) {
    private static final Logger log = LoggerFactory.getLogger(StreamReport.class);

    /**
     * The other server may send from a domain.
     *
     * @param reason more about it, for people
     */
    public void verified(String local, String remote, String method, String reason) {
        metrics.verified("in", method);
        audit(Kind.CONNECTED, local, remote, method, reason);
        log.info("{} is verified by {} at {}, {}", remote, method, out.peer(), TlsInUse.of(out));
    }

    /** We may send from a domain of ours. */
    public void connected(String local, String remote, String method) {
        metrics.verified("out", method);
        audit(Kind.CONNECTED, local, remote, method, "");
        log.info("{} is connected to {} at {}, by {}, {}", local, remote, out.peer(), method, TlsInUse.of(out));
    }

    /** The other server does not let a domain of ours in. */
    public void unproved(String local, String remote, String why) {
        audit(Kind.UNPROVED, local, remote, "", "it does not let us in: " + why);
        log.info("{} is not let in to {} at {}: {}", local, remote, out.peer(), why);
    }

    /** A domain that this server does not speak with has come. */
    public void denied(String local, String remote, String why) {
        audit(Kind.REFUSED, local, remote, "", why);
    }

    /** Nothing is sent from a domain any more, or to it. */
    public void disconnected(@Nullable String local, String remote, String why) {
        audit(Kind.DISCONNECTED, local, remote, "", why);
    }

    /** The stream ends with an error, of either side. */
    public void failed(String condition) {
        metrics.failed(isOutgoing ? "out" : "in", condition);
    }

    private void audit(Kind kind, @Nullable String local, String remote, String method, String reason) {
        metrics.audit().record(
                new FederationAudit.Event(kind, local, remote, method, out.peer(), reason, isOutgoing));
    }
}
