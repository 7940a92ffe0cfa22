package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.muc.policy.NameRule;
import chat.granta.muc.policy.NameRule.Creators;
import chat.granta.muc.policy.Trait;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an institution allows with the names of rooms, seen from outside. */
class NamePolicyTest {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    private static final Jid ROOT = Jid.parse("root@localhost/desk");
    private static final String MADE = " 110 201";

    private static NameRule rule(String names, Creators creators, Set<Jid> group, Set<Trait> forced) {
        return new NameRule("the rule", Pattern.compile(names), creators, group::contains, forced,
                Set.of(Trait.PERSISTENT), null,
                "registrar@localhost");
    }

    private static RoomBench bench(NameRule... rules) {
        return new RoomBench(RoomBench.policy(List.of(rules)));
    }

    private static String enters(RoomBench bench, Jid user) {
        bench.send(RoomRequests.enters(user, "nick"));
        return bench.told().getFirst();
    }

    @Test
    void operatorsMakeWhatOthersMayNot() {
        try (var bench = bench(rule("co.*", Creators.OPERATORS, Set.of(), Set.of()))) {
            bench.send(RoomRequests.enters(ROMEO, "nick"));
            var refusal = bench.seen().getFirst();
            assertThat(refusal.toString()).endsWith("not-allowed");
            assertThat(refusal.stanza().payload().toString()).contains("the rule", "Ask registrar@localhost.");
            assertThat(enters(bench, ROOT)).endsWith(MADE);
        }
    }

    @Test
    void whatNobodyMakesOperatorsDoNotMakeEither() {
        try (var bench = bench(rule("coven", Creators.NOBODY, Set.of(), Set.of()))) {
            assertThat(enters(bench, ROOT)).endsWith("not-allowed");
        }
    }

    @Test
    void aGroupMakesItsRooms() {
        try (var bench = bench(rule("coven", Creators.GROUP, Set.of(ROMEO.bare()), Set.of()))) {
            assertThat(enters(bench, Jid.parse("juliet@localhost/balcony"))).endsWith("not-allowed");
            assertThat(enters(bench, ROMEO)).endsWith(MADE);
        }
    }

    @Test
    void aUserMakesTheRoomOfThatName() {
        try (var bench = bench(rule(".*", Creators.NAMESAKE, Set.of(), Set.of()))) {
            assertThat(enters(bench, ROMEO)).endsWith("not-allowed");
            assertThat(enters(bench, Jid.parse("coven@localhost/desk"))).endsWith(MADE);
        }
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        try (var bench = bench(rule("coven", Creators.ANYONE, Set.of(), Set.of()),
                rule(".*", Creators.NOBODY, Set.of(), Set.of()))) {
            assertThat(enters(bench, ROMEO)).endsWith(MADE);
        }
    }

    @Test
    void whatIsForcedOwnersCannotChangeAndWhatIsProposedTheyCan() {
        try (var bench = bench(rule("coven", Creators.ANYONE, Set.of(), Set.of(Trait.MEMBERS_ONLY)))) {
            enters(bench, ROMEO);
            bench.send(RoomRequests.accepts(ROMEO));
            bench.seen();
            assertThat(enters(bench, Jid.parse("juliet@localhost/balcony"))).endsWith("registration-required");
            assertThat(bench.database().stored()).isNotEmpty();
            bench.send(RoomRequests.configures(ROMEO, "muc#roomconfig_membersonly", "0"));
            assertThat(bench.told())
                    .containsExactly("romeo@localhost/orchard: iq error coven@group.localhost not-acceptable");
            bench.send(RoomRequests.configures(ROMEO, "muc#roomconfig_persistentroom", "0"));
            assertThat(bench.told()).last().asString().contains("iq result");
            assertThat(bench.database().stored()).isEmpty();
        }
    }

    @Test
    void reservedWordsAreTheOperators() {
        try (var bench = bench()) {
            Jid room = Jid.parse("the-\u0430dmin-desk@group.localhost/nick");
            bench.send(RoomRequests.enters(ROMEO, "nick").between(ROMEO, room));
            var refusal = bench.seen().getFirst();
            assertThat(refusal.toString()).endsWith("not-allowed");
            assertThat(refusal.stanza().payload().toString()).contains("admin", "Ask registrar@localhost.");
            bench.send(RoomRequests.enters(ROOT, "nick").between(ROOT, room));
            assertThat(bench.told().getFirst()).endsWith(MADE);
        }
    }

    /** Somebody who may not make it does not take it from somebody who may, though both wait for the same answer. */
    @Test
    void eachIsAskedAboutForThemselves() {
        try (var bench = bench(rule("coven", Creators.GROUP, Set.of(ROMEO.bare()), Set.of()))) {
            Jid juliet = Jid.parse("juliet@localhost/balcony");
            bench.database().goAway();
            bench.send(RoomRequests.enters(juliet, "capulet"));
            bench.send(RoomRequests.enters(ROMEO, "montague"));
            bench.send(RoomRequests.says(ROMEO, "Hi"));
            bench.databaseIsBack();
            assertThat(bench.told()).containsExactly(
                    "juliet@localhost/balcony: presence error coven@group.localhost/capulet not-allowed",
                    "romeo@localhost/orchard: presence coven@group.localhost/montague 110 201",
                    "romeo@localhost/orchard: message groupchat coven@group.localhost",
                    "romeo@localhost/orchard: message groupchat coven@group.localhost/montague \"Hi\"");
        }
    }
}
