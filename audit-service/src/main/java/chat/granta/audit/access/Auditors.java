package chat.granta.audit.access;

import chat.granta.audit.access.store.AuditorTable;
import chat.granta.audit.access.store.AuditorRow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The local auditors, who come with a password. */
public final class Auditors {
    private final AuditorTable table;
    private final PasswordEncoder passwords;

    Auditors(AuditorTable table, PasswordEncoder passwords) {
        this.table = table;
        this.passwords = passwords;
    }

    /** Without what their passwords are known by. */
    public record Auditor(String name, Set<Role> roles) {}

    public List<Auditor> all() {
        return table.all().stream().map(row -> new Auditor(row.name(), roles(row.roles()))).toList();
    }

    /** Makes somebody an auditor, or gives them other roles and another password. */
    public void put(String name, String password, Set<Role> roles) {
        putHashed(name, String.valueOf(passwords.encode(password)), roles);
    }

    void putHashed(String name, String hash, Set<Role> roles) {
        table.put(new AuditorRow(name, hash,
                new TreeSet<>(roles).stream().map(Role::toString).collect(Collectors.joining(","))));
    }

    /** Returns whether there was such an auditor. */
    public boolean remove(String name) {
        return table.remove(name);
    }

    UserDetails byName(String name) {
        AuditorRow row = table.find(name);
        if (row == null) {
            throw new UsernameNotFoundException("nobody has that name");
        }
        return User.withUsername(row.name()).password(row.hash())
                .roles(roles(row.roles()).stream().map(Role::name).toArray(String[]::new)).build();
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(",")).flatMap(role -> Role.of(role).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
