package chat.granta.s2s.component;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.TopLevelElement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** XEP-0114 section 3: a component shows that it knows the secret. */
final class Handshake {
    private Handshake() {}

    static boolean isOne(TopLevelElement element) {
        return element.is(Payload.CONTENT_NAMESPACE, "handshake");
    }

    /** Whether this is the handshake of somebody who knows the secret. */
    static boolean isRight(TopLevelElement handshake, String streamId, String secret) {
        return MessageDigest.isEqual(digest(streamId, secret).getBytes(StandardCharsets.US_ASCII),
                handshake.text().strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String streamId, String secret) {
        try {
            byte[] both = (streamId + secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    static Element accepted() {
        return Element.named(StreamHeader.COMPONENT, "handshake").build();
    }
}
