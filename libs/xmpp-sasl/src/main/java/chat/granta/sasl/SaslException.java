package chat.granta.sasl;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** A login message that ends its exchange; becomes a {@link SaslReply.Failure} at the exchange's edge. */
public final class SaslException extends RuntimeException {
    private final SaslFailure failure;
    private final @Nullable Jid identity;

    /** @param reason for the audit, never for the peer */
    public SaslException(SaslFailure failure, @Nullable Jid identity, String reason) {
        super(reason, null, false, false);
        this.failure = failure;
        this.identity = identity;
    }

    public static SaslException malformed(String reason) {
        return new SaslException(SaslFailure.MALFORMED_REQUEST, null, reason);
    }

    public SaslReply toReply() {
        return new SaslReply.Failure(failure, identity, getMessage());
    }
}
