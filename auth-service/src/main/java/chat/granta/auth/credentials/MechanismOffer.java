package chat.granta.auth.credentials;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.credentials.store.OfferedMechanisms;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.scram.ScramHash;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which SASL mechanisms gateways offer. Clients pin the strongest mechanism that they have used, and take less for an attack; so
 * what {@code auto} offers is kept in the database and never shrinks once somebody has logged in. It grows when the password file
 * itself has keys for every account, which lasts as long as the file is written in the same way. Derived keys do not: each changed
 * password and each new account lacks them at first.
 *
 * <p>{@link #decide} is called again and again by one thread, everything else by any.
 */
class MechanismOffer {
    private static final Logger log = LoggerFactory.getLogger(MechanismOffer.class);
    private static final String PLAIN = "PLAIN";

    private final CredentialSettings settings;
    private final PasswordFileWatch passwords;
    private final CensusTaker censuses;
    private final OfferedMechanisms kept;
    private final Accounts accounts;
    private volatile List<String> decided;
    private @Nullable PasswordFile compared;

    MechanismOffer(CredentialSettings settings, PasswordFileWatch passwords, CensusTaker censuses,
            OfferedMechanisms kept, Accounts accounts) {
        this.settings = settings;
        this.passwords = passwords;
        this.censuses = censuses;
        this.kept = kept;
        this.accounts = accounts;
        this.decided = kept.all();
    }

    List<String> mechanisms() {
        if (!settings.isAutomatic()) {
            return settings.mechanisms();
        }
        // Empty on the first start, for as long as the password file may still be in the writing.
        List<String> now = decided;
        return now.isEmpty() ? named(censuses.of(passwords.current()).scramForAll()) : now;
    }

    /** How many accounts cannot log in with all that is offered. */
    int lacking() {
        return censuses.of(passwords.current()).lacking(scram(mechanisms()));
    }

    /** Decides anew when the password file has changed, and learns what another instance has decided. */
    void decide() {
        List<String> before = kept.all();
        decided = before;
        PasswordFile file = passwords.settled();
        if (file == null || file == compared) {
            return;
        }
        if (settings.isAutomatic()) {
            decided = decide(before, file);
            if (!decided.equals(before)) {
                kept.replace(decided);
            }
        }
        complain(file);
        compared = file;
    }

    private List<String> decide(List<String> before, PasswordFile file) {
        Census census = censuses.of(file);
        if (before.isEmpty()) {
            return named(census.scramForAll());
        }
        // As long as nobody in the file has logged in, no client has pinned anything.
        boolean isUsed = !Collections.disjoint(accounts.used(), file.accounts().keySet());
        Set<ScramHash> offered = isUsed ? scram(before) : EnumSet.noneOf(ScramHash.class);
        offered.addAll(census.scramInFile());
        return named(offered);
    }

    private void complain(PasswordFile file) {
        int lacking = lacking();
        if (lacking > 0) {
            log.warn(
                    "{} of {} accounts lack keys for some of what is offered, {}: a client of theirs must choose PLAIN by itself at its"
                            + " first login (auth-service's README, The offer)",
                    lacking, file.accounts().size(),
                    mechanisms());
        }
    }

    private static List<String> named(Collection<ScramHash> mechanisms) {
        return Stream.concat(mechanisms.stream().map(ScramHash::mechanism), Stream.of(PLAIN)).toList();
    }

    private static Set<ScramHash> scram(List<String> names) {
        Set<ScramHash> found = EnumSet.noneOf(ScramHash.class);
        names.forEach(name -> ScramHash.of(name).ifPresent(found::add));
        return found;
    }
}
