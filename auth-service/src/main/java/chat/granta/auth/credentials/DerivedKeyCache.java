package chat.granta.auth.credentials;

import chat.granta.auth.credentials.store.DerivedKey;
import chat.granta.auth.credentials.store.DerivedKeyTable;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.scram.ScramKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All derived keys, in memory, so that a login needs no database. Keys are looked up with the fingerprint of the hash
 * that they belong to: when a password has changed, its old keys are not found any more from the moment the file is read,
 * even if they are not deleted yet. Called from any thread.
 */
class DerivedKeyCache {
    private record Entry(String fingerprint, List<ScramKeys> keys) {
        Entry with(ScramKeys more) {
            List<ScramKeys> all = new ArrayList<>(keys);
            all.removeIf(each -> each.hash() == more.hash());
            all.add(more);
            return new Entry(fingerprint, List.copyOf(all));
        }
    }

    private final DerivedKeyTable table;
    private final PasswordFileWatch passwords;
    private final Fingerprints fingerprints;
    private volatile Map<String, Entry> entries = new ConcurrentHashMap<>();
    private volatile long change;
    private @Nullable PasswordFile compared;

    DerivedKeyCache(DerivedKeyTable table, PasswordFileWatch passwords, Fingerprints fingerprints) {
        this.table = table;
        this.passwords = passwords;
        this.fingerprints = fingerprints;
        reload();
    }

    /** The keys derived from the password whose hash has this fingerprint. */
    List<ScramKeys> find(String account, @Nullable String fingerprint) {
        Entry entry = entries.get(account);
        return entry == null || !entry.fingerprint.equals(fingerprint) ? List.of() : entry.keys;
    }

    /** How many accounts have derived keys. */
    int accounts() {
        return entries.size();
    }

    /** A number that rises when keys are added. */
    long change() {
        return change;
    }

    /** Stores keys; when the database is away it throws, and stores nothing. */
    void put(String account, String fingerprint, List<ScramKeys> keys) {
        table.put(account, fingerprint, keys);
        readNew();
    }

    /**
     * Drops from the database what belongs to hashes that are no longer in the password file, and finds what other
     * instances have stored.
     */
    void refresh() {
        PasswordFile file = passwords.settled();
        if (file != null && file != compared) {
            Map<String, String> current = new HashMap<>(fingerprints.of(file));
            file.locked().forEach(name -> current.put(name, ""));
            table.keepOnly(current);
            reload();
            compared = file;
        } else {
            readNew();
        }
    }

    private synchronized void reload() {
        Map<String, Entry> fresh = new ConcurrentHashMap<>();
        add(fresh, table.after(0));
        entries = fresh;
    }

    private synchronized void readNew() {
        add(entries, table.after(change));
    }

    private void add(Map<String, Entry> to, List<DerivedKey> keys) {
        for (DerivedKey key : keys) {
            to.merge(key.account(), new Entry(key.fingerprint(), List.of(key.keys())),
                    (old, fresh) -> old.fingerprint.equals(fresh.fingerprint) ? old.with(key.keys()) : fresh);
            change = Math.max(change, key.change());
        }
    }
}
