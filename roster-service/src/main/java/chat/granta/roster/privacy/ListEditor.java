package chat.granta.roster.privacy;

import chat.granta.bus.wire.Push;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.handling.iq.RefusedException;
import chat.granta.roster.turn.RequestTurn;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies a change of an account's privacy lists: stores it, tells the home, and pushes it to clients (XEP-0016 section
 * 2.2).
 */
public final class ListEditor {
    private final ListStore store;
    private final PrivacyLimits limits;

    public ListEditor(ListStore store, PrivacyLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    public AccountLists lists(Jid account) {
        return store.of(account);
    }

    /** Changes an account's lists from {@code before} to {@code after}. */
    public void apply(RequestTurn turn, AccountLists before, AccountLists after) throws RefusedException {
        if (after.equals(before)) {
            return;
        }
        Set<String> changed = changed(before, after);
        for (String name : changed) {
            if (grows(items(before, name), items(after, name), limits.items())) {
                throw RefusedException.resourceConstraint("The privacy list is full.");
            }
        }
        if (grows(size(before), size(after), limits.bytes())) {
            throw RefusedException.resourceConstraint("The privacy lists are too large together.");
        }
        changed.forEach(name -> keep(turn.account(), name, after));
        if (!Objects.equals(before.defaultName(), after.defaultName())) {
            store.setDefault(turn.account(), after.defaultName());
        }
        turn.privacyChanged(after.toWire());
        changed.forEach(name -> push(turn, name));
    }

    /** Whether lists exceed a limit and have grown. Those made before the limit was lowered may still shrink. */
    private static boolean grows(int before, int after, int limit) {
        return after > limit && after > before;
    }

    private static int items(AccountLists lists, String name) {
        PrivacyList list = lists.byName().get(name);
        return list == null ? 0 : list.items().size();
    }

    private static int size(AccountLists lists) {
        return lists.toWire().getSerializedSize();
    }

    private static Set<String> changed(AccountLists before, AccountLists after) {
        Set<String> names = new TreeSet<>(before.byName().keySet());
        names.addAll(after.byName().keySet());
        names.removeIf(name -> Objects.equals(before.byName().get(name), after.byName().get(name)));
        return names;
    }

    private void keep(Jid account, String name, AccountLists after) {
        PrivacyList list = after.byName().get(name);
        if (list == null) {
            store.remove(account, name);
        } else {
            store.put(account, list);
        }
    }

    /**
     * The push only names the list that has changed, and goes to sessions that use privacy lists: other clients answer it with
     * errors. One that uses the list asks for its content.
     */
    private static void push(RequestTurn turn, String name) {
        Element query = Element.named(Privacy.NAMESPACE, "query")
                .child(Element.named(Privacy.NAMESPACE, "list").attribute("name", name).build()).build();
        turn.push(new Iq(turn.account(), turn.account(), turn.pushId(), Iq.Type.SET, null, Payload.of(query)),
                Push.Audience.PRIVACY_LISTS);
    }
}
