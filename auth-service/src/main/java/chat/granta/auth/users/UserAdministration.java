package chat.granta.auth.users;

import chat.granta.auth.accounts.store.Account;
import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Adds and removes users, and changes passwords, for administrators. A change counts from the next login on. */
class UserAdministration {
    private final PasswordFileWatch passwords;
    private final PasswordFileEditor editor;
    private final Accounts accounts;

    UserAdministration(PasswordFileWatch passwords, PasswordFileEditor editor, Accounts accounts) {
        this.passwords = passwords;
        this.editor = editor;
        this.accounts = accounts;
    }

    List<UsersController.User> list() {
        Map<String, Account> known = accounts.all();
        return passwords.current().accounts().entrySet().stream().map(entry -> {
            String name = entry.getKey();
            Account account = known.getOrDefault(name, new Account(name, null, null, null));
            return new UsersController.User(name, entry.getValue().form(), account.state(), account.firstLogin(),
                    account.lastLogin());
        }).toList();
    }

    /** @return whether the user is new */
    boolean put(String name, @Nullable String password) throws IOException {
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("a password is wanted, as {\"password\":\"...\"}");
        }
        boolean isNew = editor.put(name, password);
        passwords.reload();
        return isNew;
    }

    /** @throws NoSuchElementException when there is no such user */
    void remove(String name) throws IOException {
        if (!editor.remove(name)) {
            throw new NoSuchElementException("there is no user " + name);
        }
        passwords.reload();
    }
}
