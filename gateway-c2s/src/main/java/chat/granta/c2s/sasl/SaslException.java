package chat.granta.c2s.sasl;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** A login message that ends its exchange; becomes a {@link SaslReply.Failure} at the exchange's edge. */
final class SaslException extends RuntimeException {
    private final SaslFailure failure;
    private final @Nullable Jid account;

    SaslException(SaslFailure failure, @Nullable Jid account, String reason) {
        super(reason, null, false, false);
        this.failure = failure;
        this.account = account;
    }

    static SaslException malformed(String reason) {
        return new SaslException(SaslFailure.MALFORMED_REQUEST, null, reason);
    }

    SaslReply toReply() {
        return new SaslReply.Failure(failure, account, getMessage());
    }
}
