package chat.granta.s2s.inbound;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The remote domains that a stream has proved to speak for. On the stream's thread. */
final class VerifiedDomains {
    private final Set<String> domains = new HashSet<>(2);

    void add(String domain) {
        domains.add(domain);
    }

    boolean contains(String domain) {
        return domains.contains(domain);
    }

    Stream<String> all() {
        return domains.stream();
    }

    boolean isEmpty() {
        return domains.isEmpty();
    }

    int size() {
        return domains.size();
    }
}
