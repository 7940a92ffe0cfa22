package chat.granta.s2s.outbound;

import chat.granta.dns.SecureTarget;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.stream.carrier.XmppStream;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Who the server is that we have connected to (RFC 6120 section 13.7.2): by its certificate, and by what the DNS proves of it. */
final class ServerIdentity {
    private final ServerProof proof;
    private final DomainPolicy policy;
    private final XmppStream out;
    private final String domain;
    private final @Nullable SecureTarget secure;

    /**
     * @param domain that the stream was opened for
     * @param secure what the DNS proves of its server; null: nothing
     */
    ServerIdentity(ServerProof proof, DomainPolicy policy, XmppStream out, String domain,
            @Nullable SecureTarget secure) {
        this.proof = proof;
        this.policy = policy;
        this.out = out;
        this.domain = domain;
        this.secure = secure;
    }

    boolean isCertified(String asked) {
        return proof(asked) instanceof ServerProof.Verdict.Proved;
    }

    /** What the DNS proves of the server it proves for the domain that the stream was opened for, and no other. */
    private ServerProof.Verdict proof(String asked) {
        SSLEngine tls = out.tls();
        return proof.judge(tls == null ? null : tls.getSession(), asked, asked.equals(domain) ? secure : null);
    }

    /**
     * Why the stream must not go on; null when it may. Where certificates are not demanded the DNS has said who the server is (XEP-0220 section 5), unless it
     * says, too, which certificate the server has (RFC 7673).
     */
    @Nullable
    String objection() {
        return switch (proof(domain)) {
            case ServerProof.Verdict.Proved() -> null;
            case ServerProof.Verdict.Open(String open) -> policy.requiresValidCertificate(domain) ? open : null;
            case ServerProof.Verdict.Refused(String refused) -> refused;
        };
    }
}
