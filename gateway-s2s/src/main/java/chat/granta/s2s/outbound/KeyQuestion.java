package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.KeyVerdict;
import java.util.function.Consumer;

/**
 * Whether a key is right that came on a stream (XEP-0220 section 2.1.2).
 *
 * @param streamId of that stream
 * @param answer given once
 */
record KeyQuestion(String streamId, String key, Consumer<KeyVerdict> answer) {}
