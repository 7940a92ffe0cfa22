package chat.granta.roster.privacy.list;

import chat.granta.bus.wire.PrivacyLists;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All privacy lists of an account.
 *
 * @param defaultName the name of the default list, which applies to sessions without an active one; null for none
 */
public record AccountLists(SortedMap<String, PrivacyList> byName, @Nullable String defaultName) {
    public static final AccountLists NONE = new AccountLists(new TreeMap<>(), null);

    public AccountLists {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        if (defaultName != null && !byName.containsKey(defaultName)) {
            throw new IllegalArgumentException("the default list is none of the lists");
        }
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public @Nullable PrivacyList defaultList() {
        return defaultName == null ? null : byName.get(defaultName);
    }

    public boolean isDefault(String name) {
        return Objects.equals(name, defaultName);
    }

    /** A copy with this list, which replaces one of the same name. */
    public AccountLists with(PrivacyList list) {
        var changed = new TreeMap<>(byName);
        changed.put(list.name(), list);
        return new AccountLists(changed, defaultName);
    }

    /** A copy without a list; if it was the default, there is none. */
    public AccountLists without(String name) {
        var changed = new TreeMap<>(byName);
        changed.remove(name);
        return new AccountLists(changed, isDefault(name) ? null : defaultName);
    }

    public AccountLists withDefault(@Nullable String name) {
        return new AccountLists(byName, name);
    }

    public PrivacyLists toWire() {
        var lists = PrivacyLists.newBuilder().setDefaultList(defaultName == null ? "" : defaultName);
        byName.values().forEach(list -> lists.addLists(list.toWire()));
        return lists.build();
    }
}
