package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.Account;
import chat.granta.auth.accounts.store.AccountState;
import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adapts the accounts' states to the password file whenever a change of it has settled. One thread calls {@link #step}
 * again and again; everything else may be called from any thread.
 */
final class Provisioning {
    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private final PasswordFileWatch passwords;
    private final Accounts accounts;
    private final ClosingLimit limit;
    private @Nullable PasswordFile done;
    private volatile int heldBack;
    private volatile int confirmed;

    Provisioning(PasswordFileWatch passwords, Accounts accounts, ClosingLimit limit) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.limit = limit;
    }

    /** Compares, if there is anything new. It throws when the database is away, and is then called again. */
    void step() {
        PasswordFile file = passwords.settled();
        if (file != null && (file != done || confirmed > 0 || accounts.hasUnconfirmed())) {
            accounts.change(known -> decide(file, known));
            done = file;
        }
    }

    /** How many accounts the password file would close that are held back because they are too many. */
    int heldBack() {
        return heldBack;
    }

    /** @return whether so many closings are held back; if so, the accounts are closed at the next step */
    boolean confirm(int closings) {
        boolean isRight = closings > 0 && closings == heldBack;
        if (isRight) {
            confirmed = closings;
        }
        return isRight;
    }

    private Map<String, AccountState> decide(PasswordFile file, Map<String, Account> known) {
        Comparison comparison = Comparison.of(file, known);
        Map<String, AccountState> changes = new HashMap<>(comparison.openings());
        int closings = comparison.closings().size();
        int allowed = limit.of(file, comparison.known());
        boolean isHeldBack = closings > allowed && closings != confirmed;
        if (isHeldBack) {
            log.error("the password file closes {} of {} accounts at once, more than {}: none of them is closed until"
                    + " POST /accounts/held-back says {\"closings\":{}}, or the file has them again"
                    + " (granta.auth.max-cancelled-share)", closings, comparison.known(), allowed, closings);
        } else {
            changes.putAll(comparison.closings());
        }
        heldBack = isHeldBack ? closings : 0;
        confirmed = 0;
        if (!changes.isEmpty()) {
            log.info("the password file changes the state of {} accounts", changes.size());
        }
        return changes;
    }
}
