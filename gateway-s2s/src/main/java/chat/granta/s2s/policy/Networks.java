package chat.granta.s2s.policy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Networks of IPv4 and IPv6 addresses (RFC 4632, RFC 4291 section 2.3), such as {@code 192.0.2.0/24}; an address alone is one. */
final class Networks {
    private static final int BYTE = 8;

    /** Of each kind and length the prefixes; a kind is told by the number of its bytes. */
    private final TreeMap<Integer, Set<Prefix>> byLength = new TreeMap<>();

    private record Prefix(String bytes) {
        static Prefix of(byte[] address, int bits) {
            byte[] masked = Arrays.copyOf(address, address.length);
            for (int i = 0; i < masked.length; i++) {
                int kept = Math.clamp(bits - (long) i * BYTE, 0, BYTE);
                masked[i] &= (byte) (0xff << (BYTE - kept));
            }
            return new Prefix(Arrays.toString(masked));
        }
    }

    /** @throws IllegalArgumentException when it is no network; the message says so */
    void add(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
            int most = address.length * BYTE;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                byLength.computeIfAbsent(bits, _ -> new HashSet<>()).add(Prefix.of(address, bits));
                return;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException(text + " is neither an IP address nor a network such as 192.0.2.0/24");
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return byLength.headMap(bytes.length * BYTE, true).entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(Prefix.of(bytes, entry.getKey())));
    }
}
