package chat.granta.c2s.throttle;

import chat.granta.sasl.SaslFailure;

/** A login attempt as the audit has it; {@code account} is empty when none was named. */
public record LoginAttempt(String account, String mechanism, String remoteAddress, boolean success, String reason) {
    /** Neither a broken message nor a server that is not ready is a guess. */
    boolean isWrongPassword() {
        return !success && reason.startsWith(SaslFailure.NOT_AUTHORIZED.condition());
    }
}
