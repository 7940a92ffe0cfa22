package chat.granta.model;

import java.net.IDN;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/** The rules of RFC 7622 section 3 for each part of an address, with a short way for plain ASCII. */
final class JidParts {
    private static final int MAX_OCTETS = 1023;
    // RFC 7622 3.3.1: excluded although UsernameCaseMapped allows them.
    private static final String EXCLUDED_FROM_LOCALPART = "\"&'/:<>@";
    private static final int MAX_LABEL = 63;
    private static final int MAX_HOST_NAME = 253;

    private JidParts() {}

    static String localpart(String part) {
        if (isPlainLocalpart(part)) {
            return part;
        }
        String enforced = enforce("localpart", PrecisProfiles.USERNAME_CASE_MAPPED, part);
        for (int i = 0; i < enforced.length(); i++) {
            if (EXCLUDED_FROM_LOCALPART.indexOf(enforced.charAt(i)) >= 0) {
                throw new InvalidJidException("localpart contains '" + enforced.charAt(i) + "'");
            }
        }
        return enforced;
    }

    static String resourcepart(String part) {
        if (isPrintableAscii(part)) {
            return checkLength("resourcepart", part, part.length());
        }
        return enforce("resourcepart", PrecisProfiles.OPAQUE_STRING, part);
    }

    static String domainpart(String part) {
        // RFC 7622 3.2: a final dot is no part of the domain.
        String domain = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
        if (isHostName(domain) && !domain.startsWith("xn--") && !domain.contains(".xn--")) {
            return domain;
        }
        if (domain.startsWith("[") && domain.endsWith("]") && isIpv6Literal(domain)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        return internationalDomain(domain);
    }

    private static String internationalDomain(String domain) {
        try {
            // Too long for a host name in any form; java.net.IDN does not bear long ones.
            checkLength("domainpart", domain, domain.length());
            String mapped = Normalizer.normalize(domain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            // The dot that may stand at the end, in the other forms that IDNA knows (RFC 3490 section 3.1).
            if (mapped.endsWith(".") || mapped.endsWith("\u3002")) {
                mapped = mapped.substring(0, mapped.length() - 1);
            }
            if (mapped.length() > MAX_HOST_NAME) {
                throw new InvalidJidException("domainpart is longer than a host name: " + printable(domain));
            }
            String ascii = IDN.toASCII(mapped, IDN.USE_STD3_ASCII_RULES);
            String unicode = IDN.toUnicode(ascii).toLowerCase(Locale.ROOT);
            // An A-label may decode to what has no A-label of its own, or another: then it names nothing.
            if (!isHostName(ascii) || !IDN.toASCII(unicode, IDN.USE_STD3_ASCII_RULES).equals(ascii)) {
                throw new InvalidJidException("domainpart is not a host name: " + printable(domain));
            }
            return checkLength("domainpart", unicode, unicode.getBytes(StandardCharsets.UTF_8).length);
        } catch (InvalidJidException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidJidException("domainpart is not a host name: " + printable(domain));
        }
    }

    private static String enforce(String name, PrecisProfile profile, String part) {
        String enforced;
        try {
            enforced = profile.enforce(part);
        } catch (IllegalArgumentException e) {
            throw new InvalidJidException(name + " is not allowed by its PRECIS profile: " + e.getMessage());
        }
        return checkLength(name, enforced, enforced.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String checkLength(String name, String part, int octets) {
        if (octets == 0) {
            throw new InvalidJidException(name + " is empty");
        }
        if (octets > MAX_OCTETS) {
            throw new InvalidJidException(name + " is longer than " + MAX_OCTETS + " octets");
        }
        return part;
    }

    private static boolean isPlainLocalpart(String part) {
        int length = part.length();
        if (length == 0 || length > MAX_OCTETS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = part.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_'
                    || c == '+';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintableAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** Whether a domain is of lower-case letters, digits and hyphens, in labels that a host name may have. */
    private static boolean isHostName(String domain) {
        int length = domain.length();
        if (length == 0 || length > MAX_HOST_NAME) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < length; i++) {
            char c = domain.charAt(i);
            if (c == '.') {
                if (label == 0 || domain.charAt(i - 1) == '-') {
                    return false;
                }
                label = 0;
                continue;
            }
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && label > 0;
            if (!plain || ++label > MAX_LABEL) {
                return false;
            }
        }
        return label > 0 && domain.charAt(length - 1) != '-';
    }

    private static boolean isIpv6Literal(String domain) {
        String address = domain.substring(1, domain.length() - 1);
        try {
            // A scope, as in fe80::1%eth0, means something on one machine only.
            return address.indexOf('%') < 0 && Inet6Address.ofLiteral(address) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String printable(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
