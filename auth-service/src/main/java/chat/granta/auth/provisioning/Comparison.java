package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.Account;
import chat.granta.auth.accounts.store.AccountState;
import chat.granta.auth.passwordfile.PasswordFile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the password file and the accounts in the database.
 *
 * @param openings accounts that are new or can be used again, and their new states
 * @param closings accounts that have vanished from the file, or that nobody can log in to any more, and their new states
 * @param known how many accounts in the database are not cancelled
 */
record Comparison(Map<String, AccountState> openings, Map<String, AccountState> closings, int known) {
    static Comparison of(PasswordFile file, Map<String, Account> accounts) {
        Map<String, AccountState> wanted = wanted(file, accounts);
        Map<String, AccountState> openings = new HashMap<>();
        Map<String, AccountState> closings = new HashMap<>();
        wanted.forEach((name, state) -> {
            AccountState before = state(accounts.get(name));
            if (state != before) {
                boolean isClosing = isClosed(state) && before != null && before != AccountState.CANCELLED;
                (isClosing ? closings : openings).put(name, state);
            }
        });
        int known = 0;
        for (Account account : accounts.values()) {
            boolean isGone = account.state() == AccountState.CANCELLED;
            known += isGone ? 0 : 1;
            if (!isGone && !wanted.containsKey(account.name())) {
                closings.put(account.name(), AccountState.CANCELLED);
            }
        }
        return new Comparison(openings, closings, known);
    }

    private static Map<String, AccountState> wanted(PasswordFile file, Map<String, Account> accounts) {
        Map<String, AccountState> wanted = new HashMap<>();
        file.accounts().keySet().forEach(name -> {
            Account account = accounts.get(name);
            boolean isUsed = account != null && account.firstLogin() != null;
            wanted.put(name, isUsed ? AccountState.ACTIVE : AccountState.CREATED);
        });
        file.locked().forEach(name -> wanted.put(name, AccountState.SUSPENDED));
        file.unusable().forEach(name -> {
            // A mistake in a line does not close its account.
            AccountState before = state(accounts.get(name));
            wanted.put(name, before == null || isClosed(before) ? AccountState.SUSPENDED : before);
        });
        return wanted;
    }

    private static @Nullable AccountState state(@Nullable Account account) {
        return account == null ? null : account.state();
    }

    private static boolean isClosed(AccountState state) {
        return state == AccountState.SUSPENDED || state == AccountState.CANCELLED;
    }
}
