package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslReply;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code temporary-auth-failure} (RFC 6120 section 6.5.11): something kept the server from judging a login. */
final class TemporaryFailure {
    private static final Logger log = LoggerFactory.getLogger(TemporaryFailure.class);

    private TemporaryFailure() {}

    static SaslReply of(Jid account, Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null
                ? problem.getCause()
                : problem;
        String reason = switch (cause) {
            case CredentialsUnavailableException e -> String.valueOf(e.getMessage());
            case RejectedExecutionException _ -> "too many logins at once";
            default -> {
                log.error("Login of {} failed for a reason of the server's own", account, cause);
                yield "failure of the server: " + cause.getClass().getSimpleName();
            }
        };
        return new SaslReply.Failure(SaslFailure.TEMPORARY_AUTH_FAILURE, account, reason);
    }
}
