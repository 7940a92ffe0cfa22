package chat.granta.c2s.sasl;

/**
 * {@code client-first-message} (RFC 5802 section 7).
 *
 * @param gs2Header up to and with its second comma
 * @param bare what follows the header
 */
record ScramClientFirst(String gs2Header, String bare, String authzid, String username, String nonce) {
    static ScramClientFirst parse(String message) {
        int flagEnd = message.indexOf(',');
        int headerEnd = flagEnd < 0 ? -1 : message.indexOf(',', flagEnd + 1);
        if (headerEnd < 0) {
            throw SaslException.malformed("no GS2 header");
        }
        checkBindingFlag(message.substring(0, flagEnd));
        String authzid = message.substring(flagEnd + 1, headerEnd);
        if (!authzid.isEmpty() && !authzid.startsWith("a=")) {
            throw SaslException.malformed("GS2 header with something else than an authzid");
        }
        String bare = message.substring(headerEnd + 1);
        String[] attributes = bare.split(",", -1);
        // An "m=" before the user name is an extension that must be understood, and none is: it fails here too.
        if (attributes.length < 2 || !attributes[0].startsWith("n=") || !attributes[1].startsWith("r=")) {
            throw SaslException.malformed("client-first is not n=…,r=…");
        }
        return new ScramClientFirst(message.substring(0, headerEnd + 1), bare,
                authzid.isEmpty() ? "" : saslname(authzid.substring(2)), saslname(attributes[0].substring(2)),
                nonce(attributes[1].substring(2)));
    }

    private static void checkBindingFlag(String flag) {
        switch (flag) {
            // RFC 5802 6: "y" is a client that could bind and believes we cannot, which is so.
            case "n", "y" -> {
            }
            default -> throw SaslException.malformed(flag.startsWith("p=")
                    ? "channel binding with a mechanism that has none"
                    : "GS2 header without a channel binding flag");
        }
    }

    private static String nonce(String nonce) {
        if (nonce.isEmpty() || !nonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7e)) {
            throw SaslException.malformed("nonce is empty or not printable");
        }
        return nonce;
    }

    /** RFC 5802 section 5.1: a comma is written {@code =2C}, an equals sign {@code =3D}, and no other escape is known. */
    private static String saslname(String written) {
        if (written.isEmpty()) {
            throw SaslException.malformed("empty name");
        }
        if (written.replace("=2C", "").replace("=3D", "").indexOf('=') >= 0) {
            throw SaslException.malformed("name with a bare equals sign");
        }
        return written.replace("=2C", ",").replace("=3D", "=");
    }
}
