package chat.granta.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as RFC 3629 has it: a malformed sequence is refused, never replaced. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** @throws SaslException when it is not UTF-8 */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw SaslException.malformed("message is not UTF-8");
        }
    }
}
