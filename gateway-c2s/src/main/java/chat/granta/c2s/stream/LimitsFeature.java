package chat.granta.c2s.stream;

import chat.granta.model.Element;
import java.time.Duration;

/** XEP-0478: the limits a client should keep to, among the stream's features. */
final class LimitsFeature {
    private static final String NAMESPACE = "urn:xmpp:stream-limits:0";

    private LimitsFeature() {}

    /** @param idle silence after which the client is asked whether it is there */
    static Element of(int maxElementBytes, Duration idle) {
        return Element.named(NAMESPACE, "limits").child("max-bytes", Integer.toString(maxElementBytes))
                .child("idle-seconds", Long.toString(idle.toSeconds())).build();
    }
}
