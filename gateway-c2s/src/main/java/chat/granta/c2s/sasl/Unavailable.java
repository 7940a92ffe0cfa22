package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what kept the server from judging a login into {@code temporary-auth-failure} (RFC 6120 section 6.5.11). */
final class Unavailable {
    private static final Logger log = LoggerFactory.getLogger(Unavailable.class);

    private Unavailable() {}

    static SaslReply reply(Jid account, Throwable problem) {
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
