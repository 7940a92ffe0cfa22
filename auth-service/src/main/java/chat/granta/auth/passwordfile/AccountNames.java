package chat.granta.auth.passwordfile;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.Objects;

/** Account names as localparts of this domain's addresses (RFC 7622 section 3.3): every spelling of a name is one name. */
public record AccountNames(String domain) {
    /** @throws InvalidJidException when no address can have that domain */
    public AccountNames {
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
