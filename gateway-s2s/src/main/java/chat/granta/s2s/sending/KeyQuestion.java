package chat.granta.s2s.sending;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import java.util.function.Consumer;

/**
 * Whether a key is right that came on a stream (XEP-0220 section 2.1.2).
 *
 * @param pair the domain of ours that the key came to, and the one that it came from
 * @param streamId of that stream
 * @param answer given once
 */
public record KeyQuestion(DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) {}
