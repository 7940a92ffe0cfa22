package chat.granta.c2s.sasl;

import chat.granta.sasl.SaslException;
import java.util.Base64;

/**
 * {@code client-final-message} (RFC 5802 section 7).
 *
 * @param withoutProof the message up to the comma before its proof
 * @param channelBinding the value of {@code c=}, still in base64
 */
record ScramClientFinal(String withoutProof, String channelBinding, String nonce, byte[] proof) {
    static ScramClientFinal parse(String message) {
        int proofAt = message.lastIndexOf(",p=");
        if (proofAt < 0) {
            throw SaslException.malformed("client-final without a proof");
        }
        String withoutProof = message.substring(0, proofAt);
        String[] attributes = withoutProof.split(",", -1);
        if (attributes.length < 2 || !attributes[0].startsWith("c=") || !attributes[1].startsWith("r=")) {
            throw SaslException.malformed("client-final is not c=…,r=…,p=…");
        }
        return new ScramClientFinal(withoutProof, attributes[0].substring(2), attributes[1].substring(2),
                proof(message.substring(proofAt + 3)));
    }

    private static byte[] proof(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw SaslException.malformed("proof is not base64");
        }
    }
}
