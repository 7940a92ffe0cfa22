package chat.granta.auth.passwordfile;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.Objects;

/**
 * Turns account names into localparts of this domain (RFC 7622 section 3.3), so that all spellings of a name are one
 * account.
 */
public record Localparts(String domain) {
    /** @throws InvalidJidException when the domain is invalid */
    public Localparts {
        domain = Jid.of(null, domain, null).domain();
    }

    /**
     * The name in its enforced form.
     *
     * @throws InvalidJidException when no address can have that localpart
     */
    public String enforce(String name) {
        return Objects.requireNonNull(Jid.of(name, domain, null).local());
    }
}
