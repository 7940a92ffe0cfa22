package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslException;

/**
 * The head of a SCRAM client's first message (RFC 5801 section 4, RFC 5802 section 7).
 *
 * @param text up to and with its second comma
 * @param flag {@code n}: the client binds to no channel; {@code y}: it could, but believes that we cannot; {@code p}
 * @param binding the channel binding's name when the flag is {@code p}, else empty
 * @param authzid empty when there is none
 */
record Gs2Header(String text, char flag, String binding, String authzid) {
    static Gs2Header parse(String message) {
        int flagEnd = message.indexOf(',');
        int headerEnd = flagEnd < 0 ? -1 : message.indexOf(',', flagEnd + 1);
        if (headerEnd < 0) {
            throw SaslException.malformed("no GS2 header");
        }
        String flag = message.substring(0, flagEnd);
        boolean isBinding = flag.startsWith("p=");
        if (!isBinding && !flag.equals("n") && !flag.equals("y")) {
            throw SaslException.malformed("GS2 header without a channel binding flag");
        }
        String authzid = message.substring(flagEnd + 1, headerEnd);
        if (!authzid.isEmpty() && !authzid.startsWith("a=")) {
            throw SaslException.malformed("GS2 header with something else than an authzid");
        }
        return new Gs2Header(message.substring(0, headerEnd + 1), flag.charAt(0), isBinding ? flag.substring(2) : "",
                authzid.isEmpty() ? "" : ScramClientFirst.saslname(authzid.substring(2)));
    }
}
