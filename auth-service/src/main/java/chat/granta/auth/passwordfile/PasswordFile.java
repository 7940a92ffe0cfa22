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
 * What the password file said when it was last read. All names are in their enforced form.
 *
 * @param accounts who can log in, in order of names
 * @param locked who is there but cannot: no hash, or a locked one
 * @param unusable who is there with a hash that was skipped
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

    /** The same without the accounts that do not count. */
    PasswordFile only(Predicate<String> counts) {
        Map<String, StoredPassword> counting = new TreeMap<>(accounts);
        counting.keySet().removeIf(counts.negate());
        return new PasswordFile(counting, locked.stream().filter(counts).collect(Collectors.toSet()),
                unusable.stream().filter(counts).collect(Collectors.toSet()), rejected);
    }

    /** Names would fill the log, and hashes have no business there. */
    @Override
    public String toString() {
        return "PasswordFile[" + accounts.size() + " accounts]";
    }
}
