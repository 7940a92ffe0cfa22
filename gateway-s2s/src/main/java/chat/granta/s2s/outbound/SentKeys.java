package chat.granta.s2s.outbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Dialback as the initiating server (XEP-0220 sections 2.1.1 and 2.6): a key for each domain pair that a stream is to carry. An answer
 * counts only when this very stream has sent the key (CVE-2012-3525). On the stream's thread.
 */
final class SentKeys {
    private final DomainProofs proofs;
    private final XmppStream out;
    private final DialbackKeys keys;
    private final Duration timeout;
    private final Map<DomainPair, Future<?>> unanswered = new HashMap<>();

    /** @param proofs told what comes of a key */
    SentKeys(DomainProofs proofs, XmppStream out, DialbackKeys keys, Duration timeout) {
        this.proofs = proofs;
        this.out = out;
        this.keys = keys;
        this.timeout = timeout;
    }

    /** @param streamId given by the other server */
    void send(DomainPair pair, String streamId) {
        if (!unanswered.containsKey(pair)) {
            unanswered.put(pair, out.schedule(() -> {
                unanswered.remove(pair);
                proofs.refused(pair, RemoteErrors.timeout(pair.remote() + " takes too long to verify our key"));
            }, timeout));
            out.element(DialbackElement.result(pair, keys.key(pair.remote(), pair.local(), streamId)));
        }
    }

    boolean areAnswered() {
        return unanswered.isEmpty();
    }

    void answered(DomainPair pair, DialbackElement answer, TopLevelElement element) {
        Future<?> timer = unanswered.remove(pair);
        if (timer == null) {
            return;
        }
        timer.cancel(false);
        switch (String.valueOf(answer.type())) {
            case "valid" -> proofs.proved(pair, "dialback");
            // Section 2.1.1: what the sender is told.
            case "invalid" -> proofs.refused(pair, StanzaError.internalServerError());
            default -> proofs.refused(pair, RemoteErrors.timeout("dialback failed: " + element.content()));
        }
    }

    void stop() {
        unanswered.values().forEach(timer -> timer.cancel(false));
        unanswered.clear();
    }
}
