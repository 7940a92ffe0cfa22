package chat.granta.tls;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What this machine is called and where it is reached.
 *
 * @param names of the host, {@code localhost} first
 * @param addresses literal, without scope; those that mean something on one link alone are left out
 */
record HostNames(Set<String> names, Set<String> addresses) {
    static HostNames find() {
        Set<String> names = new LinkedHashSet<>(Set.of("localhost"));
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            // A host whose own name leads nowhere is called localhost alone.
        }
        Set<String> addresses = new LinkedHashSet<>(Set.of("127.0.0.1"));
        try {
            NetworkInterface.networkInterfaces().map(NetworkInterface::getInterfaceAddresses)
                    .flatMap(Collection::stream).map(InterfaceAddress::getAddress)
                    .filter(address -> !address.isLinkLocalAddress()).map(HostNames::literal).forEach(addresses::add);
        } catch (SocketException e) {
            // A host that tells no address is reached by its names.
        }
        return new HostNames(names, addresses);
    }

    /** Java writes an IPv6 address with its scope behind a percent sign. */
    private static String literal(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
