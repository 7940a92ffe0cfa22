package chat.granta.c2s.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
 * @param loginAttempts failed logins on one connection before it is closed
 * @param keepaliveInterval silence after which a space is sent (RFC 6120 section 4.6.1), so that the death of a
 *     connection is noticed
 * @param maxUnsentBytes what may wait for a client that does not read; more closes its stream
 * @param closeTimeout how long a closed stream waits for the peer to close the connection
 * @param shutdownTimeout how long stopping the server waits for clients
 */
@Validated
@ConfigurationProperties("granta.c2s")
public record C2sSettings(@NotBlank @DefaultValue("0.0.0.0") String address,
        @Min(0) @Max(65535) @DefaultValue("5222") int port, @Min(0) @Max(65535) @DefaultValue("5223") int tlsPort,
        @DefaultValue("true") boolean requireTls, @Min(10_000) @DefaultValue("262144") int maxStanzaBytes,
        @NotNull @DefaultValue("30s") Duration loginTimeout, @Min(10_000) @DefaultValue("65536") int loginBytes,
        @Min(1) @DefaultValue("5") int loginAttempts, @NotNull @DefaultValue("90s") Duration keepaliveInterval,
        @Min(65_536) @DefaultValue("4194304") int maxUnsentBytes, @NotNull @DefaultValue("2s") Duration closeTimeout,
        @NotNull @DefaultValue("5s") Duration shutdownTimeout) {}
