package chat.granta.c2s.sasl;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslFailure;
import java.util.Objects;

/**
 * From the identities of a SASL message to the one account they mean (RFC 6120 section 6.3.8). Names that PRECIS holds
 * equal, such as {@code Alice} and {@code alice}, are one account.
 */
record AccountNames(String domain) {
    /**
     * The account to log in to.
     *
     * @param authcid the simple user name, which is the localpart
     * @param authzid the account's bare JID, or empty when the client leaves it to us
     */
    Jid account(String authcid, String authzid) {
        Jid account;
        try {
            account = Jid.of(authcid, domain, null);
        } catch (InvalidJidException e) {
            // The same answer as for an unknown name and a wrong password.
            throw new SaslException(SaslFailure.NOT_AUTHORIZED, null, "user name: " + e.getMessage());
        }
        if (!authzid.isEmpty() && !isSame(account, authzid)) {
            throw new SaslException(SaslFailure.INVALID_AUTHZID, account, "wants to act as somebody else");
        }
        return account;
    }

    /** The localpart, which every account has. */
    static String localpart(Jid account) {
        return Objects.requireNonNull(account.local());
    }

    static boolean isSame(Jid account, String authzid) {
        try {
            return Jid.parse(authzid).equals(account);
        } catch (InvalidJidException e) {
            return false;
        }
    }
}
