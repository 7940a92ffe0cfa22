package chat.granta.s2s.dns;

import chat.granta.settings.SettingException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which name servers are asked ({@code granta.dns.*}).
 *
 * @param servers {@code host:port}, or several with commas between them; {@code system}: those that the system asks
 */
@ConfigurationProperties("granta.dns")
public record DnsSettings(@DefaultValue("system") String servers) {
    private static final int DEFAULT_PORT = 53;

    boolean isSystem() {
        return servers.equals("system");
    }

    /** @throws SettingException when one is not a name server's address */
    List<InetSocketAddress> addresses() {
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
        throw new SettingException("granta.dns.servers",
                "granta.dns.servers " + text + " is not the address of a name server: host:port");
    }
}
