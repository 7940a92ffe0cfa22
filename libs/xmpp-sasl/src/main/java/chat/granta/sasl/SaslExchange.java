package chat.granta.sasl;

import java.util.concurrent.CompletionStage;

/** One login attempt (RFC 4422 section 3). Messages come one at a time, each after the answer to the one before. */
public interface SaslExchange {
    /**
     * Takes the peer's next message. Never blocks and never throws.
     *
     * @return the answer, completed on whatever thread found it; never completed exceptionally
     */
    CompletionStage<SaslReply> answer(byte[] message);
}
