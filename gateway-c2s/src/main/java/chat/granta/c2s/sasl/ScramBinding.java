package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslOffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Channel binding in SCRAM (RFC 5802 section 6). */
final class ScramBinding {
    private ScramBinding() {}

    /** Whether the client's wish fits the mechanism it chose and what it was offered. */
    static void check(Gs2Header header, boolean isPlus, SaslOffer offer) {
        if (isPlus != (header.flag() == 'p')) {
            throw SaslException.malformed(isPlus
                    ? "channel binding mechanism without channel binding"
                    : "channel binding with a mechanism that has none");
        }
        if (isPlus && !offer.bindings().contains(header.binding())) {
            throw SaslException.malformed("channel binding " + offer.bindings() + " was offered, not that one");
        }
        if (header.flag() == 'y' && !offer.bindings().isEmpty()) {
            // RFC 5802 6: an attacker between us has removed from our offer what the client would have taken. Or the client
            // says so of every binding it does not know, and goes on with another mechanism: no guess at a password.
            throw SaslException.malformed("downgrade: client did not see channel binding");
        }
    }

    /** What {@code c=} must be in the client's last message: the header again, and the channel as we see it. */
    static String expected(Gs2Header header, SaslConnection connection) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.text().getBytes(StandardCharsets.UTF_8));
        if (header.flag() == 'p') {
            bytes.writeBytes(connection.bindings().get(header.binding()));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
