package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SASL EXTERNAL as the initiating server (XEP-0178 section 3): our certificate proves the domain of ours that the stream header names, if
 * the other server offers that. What it does not take is left to dialback.
 */
final class CertificateProof {
    private static final Logger log = LoggerFactory.getLogger(CertificateProof.class);
    private static final String EXTERNAL = "EXTERNAL";

    private final XmppStream out;
    private final DomainPair pair;
    private boolean isOffered;
    private boolean isTried;

    CertificateProof(XmppStream out, DomainPair pair) {
        this.out = out;
        this.pair = pair;
    }

    void offered(List<String> mechanisms) {
        isOffered = mechanisms.contains(EXTERNAL);
    }

    /** Whether the other server offers it and has not refused it. */
    boolean isPossible() {
        return isOffered && !isTried;
    }

    /** An authorization identity does no harm, and some servers want it. */
    void begin() {
        isTried = true;
        out.element(SaslElements.auth(EXTERNAL, pair.local().getBytes(StandardCharsets.UTF_8)));
    }

    boolean isAccepted(TopLevelElement answer) {
        if (answer.name().localName().equals("success")) {
            return true;
        }
        log.info("{} does not take the certificate of {}: {}", pair.remote(), pair.local(),
                SaslElements.condition(answer));
        return false;
    }
}
