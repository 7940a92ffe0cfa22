package chat.granta.s2s.receiving;

import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import java.util.function.LongSupplier;

/**
 * What all streams share on which other servers send.
 *
 * @param remote what each remote domain takes up
 * @param clock by which what outlives a stream is forgotten, in nanoseconds
 */
public record ReceivingServices(LocalDomains domains, S2sSettings settings, DomainPolicy policy, Homes homes,
        DialbackKeys keys, RemoteDomains remote, S2sMetrics metrics, LongSupplier clock) {
    /** By {@link System#nanoTime}. */
    public ReceivingServices(LocalDomains domains, S2sSettings settings, DomainPolicy policy, Homes homes,
            DialbackKeys keys, RemoteDomains remote, S2sMetrics metrics) {
        this(domains, settings, policy, homes, keys, remote, metrics, System::nanoTime);
    }
}
