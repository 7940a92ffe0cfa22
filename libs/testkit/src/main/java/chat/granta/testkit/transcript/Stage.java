package chat.granta.testkit.transcript;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a play is performed.
 *
 * @param domain the server's
 * @param starttls where connections begin in clear
 * @param directTls where connections begin with TLS
 * @param components where components connect (XEP-0114); null: nowhere
 * @param troupe makes account names this play's own: Romeo's is {@code romeo} and this
 * @param password every account's
 * @param patience how long what must come may take
 * @param servers where actors may be servers; null: nowhere
 */
public record Stage(String domain, InetSocketAddress starttls, InetSocketAddress directTls,
        @Nullable InetSocketAddress components, String troupe, String password, Duration patience,
        @Nullable OtherServers servers) {

    /** A stage for people and components. */
    public Stage(String domain, InetSocketAddress starttls, InetSocketAddress directTls,
            @Nullable InetSocketAddress components, String troupe, String password, Duration patience) {
        this(domain, starttls, directTls, components, troupe, password, patience, null);
    }

    /** The same stage, where actors may be servers. */
    public Stage withServers(OtherServers others) {
        return new Stage(domain, starttls, directTls, components, troupe, password, patience, others);
    }

    /** The same stage for another play, whose actors have accounts of their own. */
    public Stage withTroupe(String other) {
        return new Stage(domain, starttls, directTls, components, other, password, patience, servers);
    }

    /** The account's localpart, as the server knows it. */
    public String account(String person) {
        return person.toLowerCase(Locale.ROOT) + troupe;
    }
}
