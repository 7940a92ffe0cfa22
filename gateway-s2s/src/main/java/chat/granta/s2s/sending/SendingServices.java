package chat.granta.s2s.sending;

import chat.granta.dns.ServerLookup;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import java.util.function.LongSupplier;

/**
 * What all servers share that this one has something to say to.
 *
 * @param clock by which stanzas wait and servers are left alone, in nanoseconds
 */
public record SendingServices(S2sSettings settings, DomainPolicy policy, ServerLookup lookup, StreamOpener opener,
        S2sMetrics metrics, LongSupplier clock) {
    /** By {@link System#nanoTime}. */
    public SendingServices(S2sSettings settings, DomainPolicy policy, ServerLookup lookup, StreamOpener opener,
            S2sMetrics metrics) {
        this(settings, policy, lookup, opener, metrics, System::nanoTime);
    }
}
