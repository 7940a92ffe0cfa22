package chat.granta.dns;

import chat.granta.settings.FileSettings;
import chat.granta.settings.SettingException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which name servers are asked, and how far they are believed ({@code granta.dns.*}).
 *
 * @param servers {@code host:port}, or several with commas between them; {@code system}: those that the system asks
 * @param dnssec who validates what the DNS says (RFC 4035)
 * @param hosts names of the machines that serve this installation, the live one first, for {@code ./granta dns}
 * @param trustAnchor file with the keys, or digests of keys, that validation begins with; null: the root's
 */
@ConfigurationProperties(DnsSettings.PREFIX)
public record DnsSettings(@DefaultValue("system") String servers, @DefaultValue("off") Dnssec dnssec,
        @Nullable Path trustAnchor, @DefaultValue List<String> hosts) implements FileSettings {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.dns";
    private static final String SYSTEM = "system";
    private static final int DEFAULT_PORT = 53;

    /** @throws SettingException when one is not a name server's address */
    public DnsSettings {
        if (!servers.equals(SYSTEM)) {
            addresses(servers);
        }
    }

    /** Who validates. */
    public enum Dnssec {
        /** Nobody: nothing the DNS says is proved. */
        OFF,
        /** The name servers do, and the way to them is safe: they are on this machine, or on a network that is trusted like it. */
        RESOLVER,
        /** This server does, from the trust anchor on, whatever the name servers say. */
        VALIDATE
    }

    /** Those name servers, with nothing validated. */
    public static DnsSettings of(String servers) {
        return new DnsSettings(servers, Dnssec.OFF, null, List.of());
    }

    /** Whether the system's name servers are asked. */
    public boolean isSystem() {
        return servers.equals(SYSTEM);
    }

    @Override
    public String toString() {
        return (isSystem() ? "the system's name servers" : servers) + ", dnssec="
                + dnssec.name().toLowerCase(Locale.ROOT);
    }

    /** Reads the trust anchor, if it is to be used. */
    @Override
    public void checkFiles() {
        new DnsClient(this);
    }

    List<InetSocketAddress> addresses() {
        return addresses(servers);
    }

    private static List<InetSocketAddress> addresses(String servers) {
        return Arrays.stream(servers.split(",")).map(String::strip).map(DnsSettings::address).toList();
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        try {
            String host = hasPort ? text.substring(0, colon) : text;
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DEFAULT_PORT;
            var address = new InetSocketAddress(host, port);
            if (!address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw SettingException.wrong("granta.dns.servers", text, "must be the address of a name server: host:port");
    }
}
