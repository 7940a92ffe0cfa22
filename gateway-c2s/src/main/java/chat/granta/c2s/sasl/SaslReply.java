package chat.granta.c2s.sasl;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** What the server answers to a SASL message of the client. The arrays are shared, not copied. */
public sealed interface SaslReply {
    /** The exchange goes on. */
    record Challenge(byte[] data) implements SaslReply {}

    /**
     * The client is this account.
     *
     * @param account bare JID
     * @param data additional data with success (RFC 6120 section 6.4.6), or null
     */
    record Success(Jid account, byte @Nullable [] data) implements SaslReply {}

    /**
     * The login failed; a new one may be tried.
     *
     * @param account whom the client claimed to be, or null when it did not get that far
     * @param reason for the audit, never for the client
     */
    record Failure(SaslFailure failure, @Nullable Jid account, String reason) implements SaslReply {}
}
