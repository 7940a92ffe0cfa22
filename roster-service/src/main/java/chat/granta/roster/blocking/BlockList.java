package chat.granta.roster.blocking;

import chat.granta.model.Jid;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListItem;
import chat.granta.roster.privacy.list.PrivacyList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * XEP-0191 section 5: the block list consists of those items of the default privacy list that deny everything to an address and
 * come before the first item that allows something. These take effect whatever the rest of the list says. An item further down
 * may be overruled by one that allows something, so that its address does not count as blocked.
 */
final class BlockList {
    /** The name of a default list that is made for the first blocked address. */
    private static final String NAME = "blocked";
    private static final Pattern MADE_HERE = Pattern.compile(NAME + "(-[0-9]+)?");

    private BlockList() {}

    /** The blocked addresses, in the list's order. */
    static Set<Jid> of(AccountLists lists) {
        PrivacyList list = lists.defaultList();
        return list == null
                ? Set.of()
                : list.items().subList(0, head(list.items())).stream().filter(ListItem::isBlock)
                        .map(item -> Jid.trusted(item.value())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Blocks addresses; an account without a default list gets one. */
    static AccountLists block(AccountLists lists, Collection<Jid> jids) {
        Set<Jid> added = new LinkedHashSet<>(jids);
        added.removeAll(of(lists));
        if (added.isEmpty()) {
            return lists;
        }
        PrivacyList list = lists.defaultList();
        if (list == null) {
            list = PrivacyList.named(freeName(lists));
        }
        List<ListItem> items = new ArrayList<>(list.items());
        int place = head(items);
        for (Jid jid : added) {
            items.add(place++, ListItem.block(0, jid.toString()));
        }
        // All items get new orders, which need not stay the same (XEP-0016 section 2.6): there may be no free number
        // between two.
        for (int i = 0; i < items.size(); i++) {
            items.set(i, items.get(i).at(i + 1));
        }
        return lists.with(new PrivacyList(list.name(), items)).withDefault(list.name());
    }

    /**
     * Unblocks addresses: removes every item that denies them everything, wherever in the default list it stands. A list that was
     * made for the first blocked address goes with the last one.
     *
     * @param inUse whether a session has made a list its active one, so that the list stays
     */
    static AccountLists unblock(AccountLists lists, Collection<Jid> jids, Predicate<String> inUse) {
        PrivacyList list = lists.defaultList();
        if (list == null) {
            return lists;
        }
        Set<String> values = jids.stream().map(Jid::toString).collect(Collectors.toSet());
        List<ListItem> rest = list.items().stream()
                .filter(item -> !(item.isBlock() && values.contains(item.value()))).toList();
        return rest.isEmpty() && MADE_HERE.matcher(list.name()).matches() && !inUse.test(list.name())
                ? lists.without(list.name())
                : lists.with(new PrivacyList(list.name(), rest));
    }

    /** How many items precede the first that allows something. */
    private static int head(List<ListItem> items) {
        int head = 0;
        while (head < items.size() && !items.get(head).allow()) {
            head++;
        }
        return head;
    }

    private static String freeName(AccountLists lists) {
        String name = NAME;
        for (int i = 2; lists.has(name); i++) {
            name = NAME + '-' + i;
        }
        return name;
    }
}
