package chat.granta.archive.preferences;

import java.util.Collection;
import java.util.Map;

/** What accounts want archived. Called within a transaction. */
public interface PreferenceStore {
    /** Of accounts that have said something. */
    Map<String, Preferences> of(Collection<String> accounts);

    void put(String account, Preferences preferences);
}
