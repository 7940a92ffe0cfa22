package chat.granta.archive.preferences;

import java.util.Collection;
import java.util.Map;

/** What accounts want archived. Called within a transaction, by one thread. */
public interface PreferenceStore {
    /** Of each of these accounts; one that has said nothing has the default. */
    Map<String, Preferences> of(Collection<String> accounts);

    void put(String account, Preferences preferences);

    /** Another process may have put something: what is remembered is forgotten. */
    void forget();
}
