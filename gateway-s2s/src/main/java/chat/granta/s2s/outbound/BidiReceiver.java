package chat.granta.s2s.outbound;

import chat.granta.listening.limits.Pacing;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.receiving.ReceivedKeys;
import chat.granta.s2s.receiving.ReceivedStanzas;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.receiving.ReceivingStream;
import chat.granta.s2s.receiving.VerifiedDomains;
import chat.granta.s2s.stream.BidiElements;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.TopLevelElement;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stream that we open is for both directions (XEP-0288), if the other server offers that. It sends us stanzas from the domains that we
 * have been let in to, and may prove more by dialback. On the stream's thread.
 */
final class BidiReceiver {
    private final ReceivingStream stream;
    private final ReceivingServices services;
    private final VerifiedDomains verified;
    private final ReceivedKeys keys;
    private final ReceivedStanzas stanzas;
    private final Pacing pacing;
    private boolean isOn;

    /** @param management counts what is received */
    BidiReceiver(ReceivingStream stream, ReceivingServices services, KeyVerifier verifier,
            StreamManagement management) {
        this.stream = stream;
        this.services = services;
        this.verified = new VerifiedDomains(stream, services.remote());
        this.keys = new ReceivedKeys(stream, services, verifier, verified);
        this.stanzas = new ReceivedStanzas(stream, services, verified, management);
        this.pacing = new Pacing(stream.out(), services.settings().rateLimit(), "granta.s2s.rate-limit", stream::fail);
    }

    /** Section 2.2: it is asked for before our first domain is proved. */
    void request() {
        if (!isOn) {
            isOn = true;
            stream.out().element(BidiElements.request());
        }
    }

    /** The other server has let us in, or has proved a domain itself. */
    void verified(DomainPair pair) {
        if (isOn && verified.isEmpty()) {
            stream.out().limits(StreamLimits.of(services.settings().maxStanzaBytes()));
        }
        if (isOn) {
            verified.add(pair.remote());
        }
    }

    boolean isOn() {
        return isOn;
    }

    /** The domains for which the other server may send. */
    Stream<String> verified() {
        return verified.all();
    }

    /** XEP-0198 section 5: the stream goes on for a broken one, on which the other server had proved these. */
    void resumed(Set<String> domains) {
        if (isOn) {
            domains.stream().filter(domain -> services.policy().refusal(domain) == null).forEach(verified::add);
        }
    }

    /** The stream has ended. */
    void leave() {
        verified.leave();
    }

    void arrived(int bytes) {
        if (!verified.isEmpty()) {
            pacing.arrived(bytes);
        }
    }

    /** Takes what the other server may send; also what ends the stream. */
    boolean took(TopLevelElement element) {
        if (!isOn) {
            return false;
        }
        pacing.element();
        return !stream.isOpen() || keys.took(element) || stanzas.took(element);
    }
}
