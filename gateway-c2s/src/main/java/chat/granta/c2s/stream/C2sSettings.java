package chat.granta.c2s.stream;

import chat.granta.listening.limits.RateLimit;
import chat.granta.settings.PositiveDuration;
import chat.granta.settings.PositiveOrZeroDuration;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What clients' connections may do.
 *
 * @param address local address to listen on
 * @param port STARTTLS; 0 takes any free one
 * @param tlsPort direct TLS (XEP-0368); 0 takes any free one
 * @param requireTls whether SASL waits for TLS
 * @param maxStanzaBytes size of the largest stanza, in bytes; RFC 6120 section 13.12 asks for 10,000 at least
 * @param loginTimeout how long a connection may last without a bound resource
 * @param loginBytes how many bytes a connection may send before it has a bound resource
 * @param loginAttempts wrong passwords on one connection before it is closed
 * @param connectionsPerAddress open connections of one IPv4 address or IPv6 /64, logged in or not
 * @param rateLimit how fast a client may send once it has a resource
 * @param keepaliveInterval silence after which a space is sent (RFC 6120 section 4.6.1), so that the death of a
 *     connection is noticed
 * @param pingInterval silence of a client after which it is asked whether it is there (XEP-0199)
 * @param pingTimeout how long it may then still be silent
 * @param maxUnsentBytes what may wait for a client that does not read; more closes its stream
 * @param heldStanzas how many stanzas that may wait do so while nobody looks at a client (XEP-0352); 0 holds none
 * @param resumeTimeout how long a session whose connection is lost waits to be resumed (XEP-0198); 0 resumes none
 * @param closeTimeout how long a closed stream waits for the peer to close the connection
 * @param shutdownTimeout how long stopping the server waits for clients
 * @param seeOtherHost {@code host} or {@code host:port} where clients are sent when this server stops (RFC 6120 section
 *     4.9.3.19); null sends them nowhere in particular
 */
@Validated
@ConfigurationProperties("granta.c2s")
public record C2sSettings(@NotBlank @DefaultValue("0.0.0.0") String address,
        @Min(0) @Max(65535) @DefaultValue("5222") int port, @Min(0) @Max(65535) @DefaultValue("5223") int tlsPort,
        @DefaultValue("true") boolean requireTls, @Min(10_000) @DefaultValue("262144") int maxStanzaBytes,
        @PositiveDuration @DefaultValue("30s") Duration loginTimeout,
        @Min(10_000) @DefaultValue("65536") int loginBytes,
        @Min(1) @DefaultValue("5") int loginAttempts, @Min(1) @DefaultValue("1000") int connectionsPerAddress,
        @NotNull @DefaultValue("on") RateLimit rateLimit,
        @PositiveDuration @DefaultValue("90s") Duration keepaliveInterval,
        @PositiveDuration @DefaultValue("5m") Duration pingInterval,
        @PositiveDuration @DefaultValue("1m") Duration pingTimeout,
        @Min(65_536) @DefaultValue("4194304") int maxUnsentBytes,
        @Min(0) @DefaultValue("1000") int heldStanzas,
        @PositiveOrZeroDuration @DefaultValue("5m") Duration resumeTimeout,
        @PositiveDuration @DefaultValue("2s") Duration closeTimeout,
        @PositiveDuration @DefaultValue("5s") Duration shutdownTimeout, @Nullable String seeOtherHost) {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]/]+)(:[0-9]{1,5})?");

    /** @throws SettingException when clients cannot be sent where it says */
    public C2sSettings {
        if (seeOtherHost != null && !HOST.matcher(seeOtherHost).matches()) {
            throw SettingException.wrong("granta.c2s.see-other-host", seeOtherHost, "must be host or host:port");
        }
    }
}
