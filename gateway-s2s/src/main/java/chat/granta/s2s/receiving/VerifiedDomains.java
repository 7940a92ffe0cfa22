package chat.granta.s2s.receiving;

import chat.granta.listening.limits.Pacing;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The remote domains that a stream has proved to speak for, and what holds each of them to its limit. On the stream's thread. */
public final class VerifiedDomains {
    private final ReceivingStream stream;
    private final RemoteDomains all;
    private final Map<String, Pacing> domains = new HashMap<>(2);

    /** @param all that other streams speak for, too */
    public VerifiedDomains(ReceivingStream stream, RemoteDomains all) {
        this.stream = stream;
        this.all = all;
    }

    public void add(String domain) {
        if (!domains.containsKey(domain)) {
            domains.put(domain, all.enter(domain, stream.out(), stream::fail));
        }
    }

    public boolean contains(String domain) {
        return domains.containsKey(domain);
    }

    /** A verified domain has sent a stanza of so many bytes. */
    void count(String domain, int bytes) {
        Pacing pacing = domains.get(domain);
        if (pacing != null) {
            all.heard(domain, stream.out().nanoTime());
            pacing.arrived(bytes);
            pacing.element();
        }
    }

    public Stream<String> all() {
        return domains.keySet().stream();
    }

    public boolean isEmpty() {
        return domains.isEmpty();
    }

    public int size() {
        return domains.size();
    }

    /** The stream has ended. */
    public void leave() {
        long now = stream.out().nanoTime();
        domains.keySet().forEach(domain -> all.leave(domain, now));
        domains.clear();
    }
}
