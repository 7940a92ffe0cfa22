package chat.granta.s2s.stream;

import chat.granta.listening.limits.RateLimit;
import chat.granta.settings.FileSettings;
import chat.granta.settings.PositiveDuration;
import chat.granta.settings.PositiveOrZeroDuration;
import chat.granta.tls.TrustAnchors;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this server federates ({@code granta.s2s.*}).
 *
 * @param enabled whether it does
 * @param address local address to listen on
 * @param port STARTTLS; 0 takes any free one
 * @param tlsPort direct TLS (XEP-0368); 0 takes any free one
 * @param ca PEM file of the authorities whose certificates other servers are believed by; null for those of Java
 * @param dialbackSecret from which dialback keys are made (XEP-0185); the same at every gateway; null for a random one, which is
 *     good for a single gateway
 * @param maxStanzaBytes size of the largest stanza that is taken, in bytes
 * @param rateLimit how fast another server may send on one stream
 * @param domainRateLimit how fast a domain may send on all its streams together
 * @param streamsPerDomain on how many streams a domain may be spoken for
 * @param loginTimeout how long a connecting server has to prove a domain
 * @param loginBytes how many bytes it may send until then
 * @param connectionsPerAddress open connections of one IPv4 address or IPv6 /64
 * @param connectTimeout how long one address has to answer
 * @param negotiationTimeout how long a stream to another server may take until it can be used
 * @param waitTimeout how long a stanza waits for its server before its sender gets an error
 * @param maxWaitingBytes what may wait for one domain
 * @param maxWaitingTotal what may wait for all domains; above, no more is read from the log
 * @param idleTimeout how long a stream stays open that is not used
 * @param keepaliveInterval silence after which a space is sent (RFC 6120 section 4.6.1)
 * @param pingInterval silence after which another server is asked whether it is there (XEP-0199; XEP-0198 where that is negotiated)
 * @param pingTimeout how long it may then go on being silent
 * @param ackTimeout how long another server may leave stanzas unacknowledged (XEP-0198)
 * @param resumeTimeout how long what a broken stream was in can be resumed (XEP-0198); 0: not at all
 * @param closeTimeout how long a closed stream waits for the peer to close the connection
 * @param shutdownTimeout how long stopping waits for other servers
 */
@Validated
@ConfigurationProperties("granta.s2s")
public record S2sSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0.0.0.0") String address,
        @Min(0) @Max(65535) @DefaultValue("5269") int port, @Min(0) @Max(65535) @DefaultValue("5270") int tlsPort,
        @Nullable Path ca, @Nullable String dialbackSecret,
        @Min(10_000) @DefaultValue("524288") int maxStanzaBytes,
        @NotNull @DefaultValue("stanzas=1000/10000,bytes=2097152/16777216") RateLimit rateLimit,
        @NotNull @DefaultValue("stanzas=2000/20000,bytes=4194304/33554432") RateLimit domainRateLimit,
        @Min(1) @DefaultValue("50") int streamsPerDomain,
        @PositiveDuration @DefaultValue("60s") Duration loginTimeout,
        @Min(10_000) @DefaultValue("131072") int loginBytes,
        @Min(1) @DefaultValue("200") int connectionsPerAddress,
        @PositiveDuration @DefaultValue("5s") Duration connectTimeout,
        @PositiveDuration @DefaultValue("30s") Duration negotiationTimeout,
        @PositiveDuration @DefaultValue("30s") Duration waitTimeout,
        @Min(10_000) @DefaultValue("4194304") int maxWaitingBytes,
        @Min(10_000) @DefaultValue("67108864") long maxWaitingTotal,
        @PositiveDuration @DefaultValue("10m") Duration idleTimeout,
        @PositiveDuration @DefaultValue("90s") Duration keepaliveInterval,
        @PositiveDuration @DefaultValue("2m") Duration pingInterval,
        @PositiveDuration @DefaultValue("1m") Duration pingTimeout,
        @PositiveDuration @DefaultValue("20s") Duration ackTimeout,
        @PositiveOrZeroDuration @DefaultValue("2m") Duration resumeTimeout,
        @PositiveDuration @DefaultValue("2s") Duration closeTimeout,
        @PositiveDuration @DefaultValue("5s") Duration shutdownTimeout) implements FileSettings {
    @Override
    public void checkFiles() {
        if (ca != null) {
            authorities().check();
        }
    }

    /** The authorities whose certificates other servers are believed by. */
    public TrustAnchors authorities() {
        return ca == null ? TrustAnchors.OF_JAVA : new TrustAnchors(ca, "granta.s2s.ca");
    }
}
