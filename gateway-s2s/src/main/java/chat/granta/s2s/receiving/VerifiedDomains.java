package chat.granta.s2s.receiving;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The remote domains that a stream has proved to speak for. On the stream's thread. */
public final class VerifiedDomains {
    private final Set<String> domains = new HashSet<>(2);

    public void add(String domain) {
        domains.add(domain);
    }

    public boolean contains(String domain) {
        return domains.contains(domain);
    }

    public Stream<String> all() {
        return domains.stream();
    }

    public boolean isEmpty() {
        return domains.isEmpty();
    }

    public int size() {
        return domains.size();
    }
}
