package chat.granta.s2s.dialback;

import java.util.function.Consumer;

/** Asks the server of a remote domain whether it has given a key (XEP-0220 section 2.1.2). Any thread. */
public interface KeyVerifier {
    /**
     * @param streamId of the stream on which the key came
     * @param answer given once, on whatever thread
     */
    void verify(DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer);
}
