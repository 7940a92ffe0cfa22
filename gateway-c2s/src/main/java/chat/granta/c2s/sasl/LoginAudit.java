package chat.granta.c2s.sasl;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/**
 * The record of who logged in, and who tried to.
 *
 * <p>Called once for every finished login attempt, on the connection's event loop: implementations never block and
 * never throw. Secrets are never passed.
 */
@FunctionalInterface
public interface LoginAudit {
    /**
     * @param account bare JID, or null when the attempt did not get as far as naming one
     * @param mechanism SASL mechanism as the client named it, at most 20 characters, see RFC 4422 section 3.1
     * @param remoteAddress the client's IP address and port
     * @param tls the version of the client's TLS; empty when it has none
     * @param success whether the client is now authenticated
     * @param reason why not: the SASL condition or {@code throttled}, a colon, and words for an administrator; empty on
     *     success
     */
    void record(@Nullable Jid account, String mechanism, String remoteAddress, String tls, boolean success,
            String reason);
}
