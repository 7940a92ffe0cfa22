package chat.granta.roster.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListItem;
import chat.granta.roster.privacy.list.ListItem.About;
import chat.granta.roster.privacy.list.ListItem.Kind;
import chat.granta.roster.privacy.list.PrivacyList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What blocking does to a default list, whatever the list, held against the rules of XEP-0016 section 2.1. */
class BlockListProperties {
    private static final List<String> VALUES = List.of("a@b/c", "a@b", "d@b", "b/c", "b", "a@e");

    @Property
    void whoIsBlockedIsDeniedEverythingAndNobodyElseIsMore(@ForAll("lists") AccountLists before,
            @ForAll("jids") Jid jid) {
        AccountLists after = BlockList.block(before, Set.of(jid));
        assertThat(BlockList.of(after)).containsAll(BlockList.of(before)).contains(jid);
        for (String sender : VALUES) {
            for (About about : About.values()) {
                assertThat(isAllowed(after, sender, about)).as("%s from %s", about, sender)
                        .isEqualTo(!matches(jid.toString(), sender) && isAllowed(before, sender, about));
            }
        }
    }

    @Property
    void whoIsInTheBlockListIsDeniedEverything(@ForAll("lists") AccountLists lists) {
        for (Jid blocked : BlockList.of(lists)) {
            for (About about : About.values()) {
                assertThat(isAllowed(lists, blocked.toString(), about)).isFalse();
            }
        }
    }

    @Property
    void toUnblockUndoesABlockAndTouchesNoOtherRule(@ForAll("lists") AccountLists before, @ForAll("jids") Jid jid) {
        AccountLists after = BlockList.unblock(BlockList.block(before, Set.of(jid)), Set.of(jid), _ -> false);
        assertThat(BlockList.of(after)).doesNotContain(jid);
        assertThat(items(after).stream().map(item -> item.at(0)).toList())
                .isEqualTo(items(before).stream()
                        .filter(item -> !item.equals(ListItem.block(item.order(), jid.toString())))
                        .map(item -> item.at(0)).toList());
        assertThat(items(after).stream().map(ListItem::order)).doesNotHaveDuplicates();
    }

    @Provide
    static Arbitrary<Jid> jids() {
        return Arbitraries.of(VALUES).map(Jid::parse);
    }

    @Provide
    static Arbitrary<AccountLists> lists() {
        Arbitrary<ListItem> item = Combinators
                .combine(Arbitraries.of(VALUES).injectNull(0.2), Arbitraries.of(true, false),
                        Arbitraries.of(About.values()).set().ofMinSize(1).injectNull(0.6))
                .as((value, allow, about) -> new ListItem(0, value == null ? Kind.EVERYONE : Kind.JID,
                        value == null ? "" : value, allow, about == null ? ListItem.EVERYTHING : about));
        return item.list().ofMaxSize(6).map(BlockListProperties::numbered).injectNull(0.1)
                .map(items -> items == null
                        ? AccountLists.NONE
                        : AccountLists.NONE.with(new PrivacyList("l", items)).withDefault("l"));
    }

    private static List<ListItem> numbered(List<ListItem> items) {
        List<ListItem> numbered = new ArrayList<>();
        items.forEach(item -> numbered.add(item.at(3L * numbered.size())));
        return numbered;
    }

    private static List<ListItem> items(AccountLists lists) {
        PrivacyList list = lists.defaultList();
        return list == null ? List.of() : list.items();
    }

    private static boolean isAllowed(AccountLists lists, String sender, About about) {
        return items(lists).stream().filter(item -> item.about().contains(about))
                .filter(item -> item.kind() == Kind.EVERYONE || matches(item.value(), sender)).findFirst()
                .map(ListItem::allow).orElse(true);
    }

    private static boolean matches(String value, String sender) {
        Jid jid = Jid.parse(sender);
        return List.of(sender, jid.bare().toString(), jid.domain(),
                jid.resource() == null ? sender : jid.domain() + '/' + jid.resource()).contains(value);
    }
}
