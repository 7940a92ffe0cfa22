package chat.granta.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses are somebody's on the internet (RFC 6890), and which are this machine's, this network's or nobody's. */
public final class PublicAddress {
    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLoopbackAddress() && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress() && !address.isMulticastAddress()
                && (address instanceof Inet6Address
                        ? isPublicSix(address.getAddress())
                        : isPublicFour(address.getAddress()));
    }

    private static boolean isPublicFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // 0/8 and 240/4; 100.64/10 (RFC 6598).
        return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128);
    }

    /** Unique local addresses (RFC 4193) are not; an IPv4 address within (RFC 6052, RFC 3056) is judged as such. */
    private static boolean isPublicSix(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc) {
            return false;
        }
        boolean isTranslated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff
                && (bytes[3] & 0xff) == 0x9b;
        boolean isSixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        if (!isTranslated && !isSixToFour) {
            return true;
        }
        int start = isTranslated ? 12 : 2;
        try {
            return is(InetAddress.getByAddress(Arrays.copyOfRange(bytes, start, start + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
