package chat.granta.sasl;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** What the server answers to a peer's SASL message. The arrays are shared, not copied. */
public sealed interface SaslReply {
    /** The exchange goes on. */
    record Challenge(byte[] data) implements SaslReply {}

    /**
     * The peer is who it claims to be.
     *
     * @param identity the bare JID of an account, or the domain of a server
     * @param data additional data with success (RFC 6120 section 6.4.6), or null
     */
    record Success(Jid identity, byte @Nullable [] data) implements SaslReply {}

    /**
     * The login failed; a new one may be tried.
     *
     * @param identity whom the peer claimed to be, or null when it did not get that far
     * @param reason for the audit, never for the peer
     */
    record Failure(SaslFailure failure, @Nullable Jid identity, String reason) implements SaslReply {}
}
