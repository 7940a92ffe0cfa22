package chat.granta.s2s.component;

import chat.granta.listening.limits.RateLimit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.settings.FileSettings;
import chat.granta.settings.PositiveDuration;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which components there are, and how they connect ({@code granta.component.*}).
 *
 * @param domains that components have; none: nothing listens for any
 * @param secrets file with each component's secret, read again when it changes
 * @param address local address to listen on; components speak in clear
 * @param port 0 takes any free one
 * @param maxStanzaBytes size of the largest stanza that is taken, in bytes
 * @param rateLimit how fast a component may send
 * @param loginTimeout how long a connection has for the handshake
 * @param connectionsPerAddress open connections of one IPv4 address or IPv6 /64
 * @param waitTimeout how long a stanza waits for its component before its sender gets an error
 * @param maxWaitingBytes what may wait for one component
 * @param pingTimeout how long a component may be silent when another connection wants its place
 * @param keepaliveInterval silence after which a space is sent (RFC 6120 section 4.6.1)
 * @param closeTimeout how long a closed stream waits for the component to close the connection
 * @param shutdownTimeout how long stopping waits for components
 */
@Validated
@ConfigurationProperties("granta.component")
public record ComponentSettings(@DefaultValue List<String> domains, @Nullable Path secrets,
        @DefaultValue("127.0.0.1") String address, @Min(0) @Max(65535) @DefaultValue("5347") int port,
        @Min(10_000) @DefaultValue("524288") int maxStanzaBytes,
        @NotNull @DefaultValue("stanzas=1000/10000,bytes=2097152/16777216") RateLimit rateLimit,
        @PositiveDuration @DefaultValue("30s") Duration loginTimeout,
        @Min(1) @DefaultValue("50") int connectionsPerAddress,
        @PositiveDuration @DefaultValue("10s") Duration waitTimeout,
        @Min(10_000) @DefaultValue("4194304") int maxWaitingBytes,
        @PositiveDuration @DefaultValue("10s") Duration pingTimeout,
        @PositiveDuration @DefaultValue("90s") Duration keepaliveInterval,
        @PositiveDuration @DefaultValue("2s") Duration closeTimeout,
        @PositiveDuration @DefaultValue("5s") Duration shutdownTimeout) implements FileSettings {
    /** @throws SettingException when a domain is none */
    public ComponentSettings {
        domains = domains.stream().map(ComponentSettings::domain).distinct().toList();
    }

    private static String domain(String text) {
        String domain = LocalDomains.parse(text);
        if (domain == null) {
            throw SettingException.wrong("granta.component.domains", text, "must be a domain");
        }
        return domain;
    }

    @Override
    public void checkFiles() {
        if (!domains.isEmpty()) {
            ComponentSecrets.of(this);
        }
    }
}
