package chat.granta.roster.blocking;

import chat.granta.model.Jid;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.roster.privacy.list.PrivacyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * XEP-0191 section 5: the block list is the default privacy list's items that deny everything to an address and come before
 * any that allows something. Those are in force whatever else the list says; one behind an exception is not, and calling
 * its address blocked would be a lie.
 */
final class BlockList {
    /** What a default list is called that is made because somebody is blocked. */
    private static final String NAME = "blocked";

    private BlockList() {}

    /** The blocked addresses, in the list's order. */
    static Set<Jid> of(AccountLists lists) {
        PrivacyList list = lists.defaultList();
        return list == null
                ? Set.of()
                : list.rules().subList(0, head(list.rules())).stream().filter(PrivacyRule::isBlock)
                        .map(rule -> Jid.trusted(rule.value())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Blocks addresses, in a default list made for them when there is none. */
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
        List<PrivacyRule> rules = new ArrayList<>(list.rules());
        int place = head(rules);
        for (Jid jid : added) {
            rules.add(place++, PrivacyRule.block(0, jid.toString()));
        }
        // The places of items are not fixed (XEP-0016 section 2.6), and there may be no room between two of them.
        for (int i = 0; i < rules.size(); i++) {
            rules.set(i, rules.get(i).at(i + 1));
        }
        return lists.with(new PrivacyList(list.name(), rules)).withDefault(list.name());
    }

    /** Unblocks addresses, wherever the default list denies them everything: what they send is to arrive. */
    static AccountLists unblock(AccountLists lists, Collection<Jid> jids) {
        PrivacyList list = lists.defaultList();
        if (list == null) {
            return lists;
        }
        Set<String> values = jids.stream().map(Jid::toString).collect(Collectors.toSet());
        return lists.with(new PrivacyList(list.name(), list.rules().stream()
                .filter(rule -> !(rule.isBlock() && values.contains(rule.value()))).toList()));
    }

    /** How many rules precede the first that allows something. */
    private static int head(List<PrivacyRule> rules) {
        int head = 0;
        while (head < rules.size() && !rules.get(head).allow()) {
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
