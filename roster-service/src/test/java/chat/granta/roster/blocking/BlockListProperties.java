package chat.granta.roster.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.roster.privacy.list.PrivacyRule;
import chat.granta.roster.privacy.list.PrivacyRule.About;
import chat.granta.roster.privacy.list.PrivacyRule.Kind;
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
        AccountLists after = BlockList.unblock(BlockList.block(before, Set.of(jid)), Set.of(jid));
        assertThat(BlockList.of(after)).doesNotContain(jid);
        assertThat(rules(after).stream().map(rule -> rule.at(0)).toList())
                .isEqualTo(rules(before).stream()
                        .filter(rule -> !rule.equals(PrivacyRule.block(rule.order(), jid.toString())))
                        .map(rule -> rule.at(0)).toList());
        assertThat(rules(after).stream().map(PrivacyRule::order)).doesNotHaveDuplicates();
    }

    @Provide
    static Arbitrary<Jid> jids() {
        return Arbitraries.of(VALUES).map(Jid::parse);
    }

    @Provide
    static Arbitrary<AccountLists> lists() {
        Arbitrary<PrivacyRule> rule = Combinators
                .combine(Arbitraries.of(VALUES).injectNull(0.2), Arbitraries.of(true, false),
                        Arbitraries.of(About.values()).set().ofMinSize(1).injectNull(0.6))
                .as((value, allow, about) -> new PrivacyRule(0, value == null ? Kind.EVERYONE : Kind.JID,
                        value == null ? "" : value, allow, about == null ? PrivacyRule.EVERYTHING : about));
        return rule.list().ofMaxSize(6).map(BlockListProperties::numbered).injectNull(0.1)
                .map(rules -> rules == null
                        ? AccountLists.NONE
                        : AccountLists.NONE.with(new PrivacyList("l", rules)).withDefault("l"));
    }

    private static List<PrivacyRule> numbered(List<PrivacyRule> rules) {
        List<PrivacyRule> numbered = new ArrayList<>();
        rules.forEach(rule -> numbered.add(rule.at(3L * numbered.size())));
        return numbered;
    }

    private static List<PrivacyRule> rules(AccountLists lists) {
        PrivacyList list = lists.defaultList();
        return list == null ? List.of() : list.rules();
    }

    private static boolean isAllowed(AccountLists lists, String sender, About about) {
        return rules(lists).stream().filter(rule -> rule.about().contains(about))
                .filter(rule -> rule.kind() == Kind.EVERYONE || matches(rule.value(), sender)).findFirst()
                .map(PrivacyRule::allow).orElse(true);
    }

    private static boolean matches(String value, String sender) {
        Jid jid = Jid.parse(sender);
        return List.of(sender, jid.bare().toString(), jid.domain(),
                jid.resource() == null ? sender : jid.domain() + '/' + jid.resource()).contains(value);
    }
}
