package chat.granta.auth.passwordfile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the password file said when it was last read.
 *
 * @param accounts by enforced name, in order of names
 * @param rejected lines that were skipped, in order
 */
public record PasswordFile(Map<String, PasswordHash> accounts, List<RejectedLine> rejected) {
    static final PasswordFile EMPTY = new PasswordFile(Map.of(), List.of());

    public PasswordFile {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        rejected = List.copyOf(rejected);
    }

    /** @param name in its enforced form */
    public Optional<PasswordHash> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** Whether SCRAM can be offered to everybody. */
    public boolean hasScramKeysForAll() {
        return accounts.values().stream().noneMatch(CryptHash.class::isInstance);
    }
}
