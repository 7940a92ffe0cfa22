package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslException;

/**
 * {@code client-first-message} (RFC 5802 section 7).
 *
 * @param bare what follows the header
 */
record ScramClientFirst(Gs2Header header, String bare, String username, String nonce) {
    static ScramClientFirst parse(String message) {
        Gs2Header header = Gs2Header.parse(message);
        String bare = message.substring(header.text().length());
        String[] attributes = bare.split(",", -1);
        // An "m=" before the user name is an extension that must be understood, and none is: it fails here too.
        if (attributes.length < 2 || !attributes[0].startsWith("n=") || !attributes[1].startsWith("r=")) {
            throw SaslException.malformed("client-first is not n=…,r=…");
        }
        return new ScramClientFirst(header, bare, saslname(attributes[0].substring(2)),
                nonce(attributes[1].substring(2)));
    }

    private static String nonce(String nonce) {
        if (nonce.isEmpty() || !nonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7e)) {
            throw SaslException.malformed("nonce is empty or not printable");
        }
        return nonce;
    }

    /** RFC 5802 section 5.1: a comma is written {@code =2C}, an equals sign {@code =3D}, and no other escape is known. */
    static String saslname(String written) {
        if (written.isEmpty()) {
            throw SaslException.malformed("empty name");
        }
        if (written.replace("=2C", "").replace("=3D", "").indexOf('=') >= 0) {
            throw SaslException.malformed("name with a bare equals sign");
        }
        return written.replace("=2C", ",").replace("=3D", "=");
    }
}
