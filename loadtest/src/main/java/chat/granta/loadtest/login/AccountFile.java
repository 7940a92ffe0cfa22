package chat.granta.loadtest.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Accounts from a file: a line each, {@code NAME PASSWORD} or {@code NAME@DOMAIN PASSWORD}. Lines that start with # are left out. */
public final class AccountFile {
    private AccountFile() {}

    /**
     * @param domain of names without one
     * @throws IllegalArgumentException says which line is wrong, or that the file cannot be read
     */
    public static List<Account> read(Path file, String domain) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
        var accounts = new ArrayList<Account>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                accounts.add(account(file + " line " + (i + 1), line.split("\\s+", 2), domain));
            }
        }
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException(file + " has no accounts");
        }
        return accounts;
    }

    private static Account account(String where, String[] parts, String domain) {
        if (parts.length < 2) {
            throw new IllegalArgumentException(where + " is not NAME PASSWORD");
        }
        String[] name = parts[0].split("@", 2);
        if (parts[0].contains("~") || name[0].isEmpty()) {
            throw new IllegalArgumentException(
                    where + ": '" + parts[0] + "' is no name, or has a ~, which marks the messages");
        }
        return new Account(name[0], name.length == 2 ? name[1] : domain, parts[1], "");
    }
}
