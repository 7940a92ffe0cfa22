package chat.granta.archive.preferences;

import java.util.Collection;
import java.util.Map;

/** Where accounts' archiving preferences are stored. Called within a transaction, by one thread. */
public interface PreferenceStore {
    /** The preferences of each of these accounts; an account that has set none has the default. */
    Map<String, Preferences> of(Collection<String> accounts);

    void put(String account, Preferences preferences);

    /** Empties the cache, as another process may have changed preferences. */
    void forget();
}
