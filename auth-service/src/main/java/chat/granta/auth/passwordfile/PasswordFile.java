package chat.granta.auth.passwordfile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The content of the password file when it was last read. All names are in their enforced form.
 *
 * @param accounts the accounts that can log in, in order of names
 * @param locked accounts in the file that cannot log in: they have no hash, or a locked one
 * @param unusable accounts in the file whose line was skipped because of its hash
 * @param rejected lines that were skipped, in order
 */
public record PasswordFile(Map<String, StoredPassword> accounts, Set<String> locked, Set<String> unusable,
        List<RejectedLine> rejected) {
    static final PasswordFile EMPTY = new PasswordFile(Map.of(), Set.of(), Set.of(), List.of());

    public PasswordFile {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        locked = Set.copyOf(locked);
        unusable = Set.copyOf(unusable);
        rejected = List.copyOf(rejected);
    }

    /** @param name in its enforced form */
    public Optional<StoredPassword> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** A copy without the accounts that do not count. */
    PasswordFile only(Predicate<String> counts) {
        Map<String, StoredPassword> counting = new TreeMap<>(accounts);
        counting.keySet().removeIf(counts.negate());
        return new PasswordFile(counting, locked.stream().filter(counts).collect(Collectors.toSet()),
                unusable.stream().filter(counts).collect(Collectors.toSet()), rejected);
    }

    /** Only numbers: names would fill the log, and hashes must not be in it. */
    @Override
    public String toString() {
        return "PasswordFile[" + accounts.size() + " accounts]";
    }
}
