package chat.granta.roster.privacy;

import static chat.granta.roster.turn.Asked.ORCHARD;
import static chat.granta.roster.turn.Asked.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.PrivacyList;
import chat.granta.bus.wire.RosterSender;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListsInMemory;
import chat.granta.roster.turn.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0016 section 2, as the XEP's examples play it. */
class PrivacyTest {
    private static final String PUBLIC = "<list name='public'><item type='jid' value='tybalt@example.com' action='deny'"
            + " order='1'/><item action='allow' order='2'/></list>";
    private static final String PRIVATE = "<list name='private'><item type='subscription' value='both' action='allow'"
            + " order='10'/><item action='deny' order='15'/></list>";
    private static final String SPECIAL = "<list name='special'><item type='jid' value='juliet@example.com'"
            + " action='allow' order='6'/><item action='deny' order='666'/></list>";
    private static final String EDITED = "<list name='public'><item type='jid' value='tybalt@example.com' action='deny'"
            + " order='3'/><item type='jid' value='paris@example.org' action='deny' order='5'/>"
            + "<item action='allow' order='68'/></list>";
    private static final RosterSender PRIVATELY = ORCHARD.toBuilder().setActiveList("private").build();
    private static final RosterSender OTHERS_BY_DEFAULT = ORCHARD.toBuilder().setOthersUseDefault(true).build();
    private static final RosterSender OTHERS_PRIVATELY = ORCHARD.toBuilder().addListsOfOthers("private").build();

    private final ListsInMemory store = new ListsInMemory();
    private final PrivacyLimits limits = new PrivacyLimits(4, 5, 20, 2000);
    private final List<AccountLists> watched = new ArrayList<>();
    private final Privacy privacy = new Privacy(new ListEditor(store, limits), (_, group) -> group.equals("Enemies"),
            (_, _, after) -> watched.add(after), limits);

    @BeforeEach
    void romeoHasThreeLists() {
        List.of(PUBLIC, PRIVATE, SPECIAL).forEach(list -> assertThat(set(list).said()).isEmpty());
        assertThat(set("<default name='public'/>").said()).isEmpty();
        watched.clear();
    }

    @Test
    void namesComeWithTheActiveListAndTheDefaultList() {
        assertThat(get("").said()).isEqualTo("<query xmlns='jabber:iq:privacy'><default name='public'/>"
                + "<list name='private'/><list name='public'/><list name='special'/></query>");
        assertThat(Asked.get(privacy, PRIVATELY, query("")).said())
                .startsWith("<query xmlns='jabber:iq:privacy'><active name='private'/><default name='public'/>");
    }

    @Test
    void whoHasNoListsGetsNone() {
        store.become(AccountLists.NONE);
        assertThat(get("").said()).isEqualTo("<query xmlns='jabber:iq:privacy'/>");
    }

    @Test
    void aListComesAsItWasSet() {
        assertThat(get("<list name='public'/>").said()).isEqualTo(query(PUBLIC));
        assertThat(get("<list name='special'/>").said()).isEqualTo(query(SPECIAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<list name='The Empty Set'/>"})
    void whatIsNotThereIsNotFound(String list) {
        assertThat(get(list).said()).isEqualTo("CANCEL item-not-found");
        assertThat(set(list).said()).isEqualTo("CANCEL item-not-found");
        assertThat(set("<active name='The Empty Set'/>").said()).isEqualTo("CANCEL item-not-found");
        assertThat(set("<default name='The Empty Set'/>").said()).isEqualTo("CANCEL item-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<list name='public'/><list name='private'/><list name='special'/>", "<list/>",
            "<list name=''/>", "<active/>", "<default name='public'/>", "<list xmlns='urn:example' name='public'/>"})
    void aGetIsForOneList(String several) {
        assertThat(get(several).said()).isEqualTo("MODIFY bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<active name='public'/><default name='public'/>", "<list name='a'/><list name='b'/>",
            "<list/>", "<list><item action='allow' order='1'/></list>", "<item action='allow' order='1'/>",
            "<list name='public'><item action='allow' order='1'/><item action='deny' order='1'/></list>"})
    void aSetDoesOneThing(String several) {
        Asked refused = set(several);
        assertThat(refused.said()).isEqualTo("MODIFY bad-request");
        assertThat(refused.reply().hasPolicy()).isFalse();
        assertThat(refused.pushed()).isEmpty();
    }

    @Test
    void aListIsActivatedForTheAskerAlone() {
        Asked activated = set("<active name='special'/>");
        assertThat(activated.said()).isEmpty();
        assertThat(activated.reply().getActivate().getList()).isEqualTo("special");
        assertThat(activated.reply().getActivate().getSession()).isEqualTo(ORCHARD.getSession());
        assertThat(activated.reply().hasPolicy()).isFalse();
        Asked declined = set("<active/>");
        assertThat(declined.reply().hasActivate()).isTrue();
        assertThat(declined.reply().getActivate().getList()).isEmpty();
    }

    @Test
    void theDefaultListIsChangedAndDeclined() {
        Asked changed = set("<default name='special'/>");
        assertThat(changed.said()).isEmpty();
        assertThat(changed.reply().getPolicy().getPrivacy().getDefaultList()).isEqualTo("special");
        assertThat(changed.pushed()).isEmpty();
        assertThat(set("<default/>").reply().getPolicy().getPrivacy().getDefaultList()).isEmpty();
        assertThat(store.of(ROMEO).defaultName()).isNull();
        assertThat(watched).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<default name='special'/>", "<default/>", "<list name='public'/>"})
    void theDefaultListStaysWhileAnotherSessionUsesIt(String change) {
        Asked refused = Asked.set(privacy, OTHERS_BY_DEFAULT, query(change));
        assertThat(refused.said()).isEqualTo("CANCEL conflict");
        assertThat(refused.reply().hasPolicy()).isFalse();
        assertThat(store.of(ROMEO).defaultName()).isEqualTo("public");
    }

    @Test
    void theSameDefaultListAgainIsNoConflict() {
        Asked again = Asked.set(privacy, OTHERS_BY_DEFAULT, query("<default name='public'/>"));
        assertThat(again.said()).isEmpty();
        assertThat(again.reply().hasPolicy()).isFalse();
    }

    @Test
    void aFirstDefaultListTakesNothingFromAnybody() {
        store.become(store.of(ROMEO).withDefault(null));
        assertThat(Asked.set(privacy, OTHERS_BY_DEFAULT, query("<default name='public'/>")).said()).isEmpty();
    }

    @Test
    void anEditIsPushedByNameToEverySession() {
        Asked edited = Asked.set(privacy, OTHERS_BY_DEFAULT, query(EDITED));
        assertThat(edited.said()).isEmpty();
        assertThat(edited.pushed())
                .containsExactly("PRIVACY_LISTS <query xmlns='jabber:iq:privacy'><list name='public'/></query>");
        assertThat(edited.reply().getPolicy().getPrivacy().getListsList()).extracting(PrivacyList::getName)
                .containsExactly("private", "public", "special");
        assertThat(get("<list name='public'/>").said()).isEqualTo(query(EDITED));
        assertThat(watched).hasSize(1);
    }

    @Test
    void anEditThatChangesNothingTellsNobody() {
        Asked same = set(PUBLIC);
        assertThat(same.said()).isEmpty();
        assertThat(same.pushed()).isEmpty();
        assertThat(same.reply().hasPolicy()).isFalse();
    }

    @Test
    void aListIsRemovedAndNobodyIsLeftWithIt() {
        Asked removed = Asked.set(privacy, PRIVATELY, query("<list name='private'/>"));
        assertThat(removed.said()).isEmpty();
        assertThat(removed.reply().hasActivate()).isTrue();
        assertThat(removed.reply().getActivate().getList()).isEmpty();
        assertThat(removed.pushed()).hasSize(1);
        Asked ofDefault = set("<list name='public'/>");
        assertThat(ofDefault.reply().getPolicy().getPrivacy().getDefaultList()).isEmpty();
        assertThat(ofDefault.reply().hasActivate()).isFalse();
        assertThat(store.of(ROMEO).byName()).containsOnlyKeys("special");
    }

    @Test
    void aListStaysWhileAnotherSessionUsesIt() {
        assertThat(Asked.set(privacy, OTHERS_PRIVATELY, query("<list name='private'/>")).said())
                .isEqualTo("CANCEL conflict");
        assertThat(Asked.set(privacy, OTHERS_PRIVATELY, query("<list name='special'/>")).said()).isEmpty();
    }

    @Test
    void aGroupIsOneOfTheRoster() {
        String item = "<list name='groups'><item type='group' value='%s' action='deny' order='4'/></list>";
        assertThat(set(item.formatted("Enemies")).said()).isEmpty();
        assertThat(set(item.formatted("Friends")).said()).isEqualTo("CANCEL item-not-found");
    }

    @Test
    void thereAreSoManyListsAndItemsAndNoMore() {
        assertThat(set("<list name='%s'><item action='deny' order='1'/></list>".formatted("n".repeat(21))).said())
                .isEqualTo("MODIFY not-acceptable");
        assertThat(set("<list name='many'>" + items(6, "") + "</list>").said()).isEqualTo("MODIFY not-acceptable");
        assertThat(set("<list name='large'>" + items(5, "x".repeat(400)) + "</list>").said())
                .isEqualTo("WAIT resource-constraint");
        assertThat(set("<list name='fourth'>" + items(5, "") + "</list>").said()).isEmpty();
        assertThat(set("<list name='fifth'>" + items(1, "") + "</list>").said()).isEqualTo("WAIT resource-constraint");
        assertThat(set("<list name='fourth'>" + items(4, "") + "</list>").said()).isEmpty();
    }

    private static String items(int count, String more) {
        return IntStream.range(0, count).mapToObj(
                i -> "<item type='jid' value='u%d%s@example.com' action='deny' order='%d'/>".formatted(i, more, i))
                .collect(Collectors.joining());
    }

    private Asked get(String content) {
        return Asked.get(privacy, ORCHARD, query(content));
    }

    private Asked set(String content) {
        return Asked.set(privacy, ORCHARD, query(content));
    }

    private static String query(String content) {
        return "<query xmlns='jabber:iq:privacy'>" + content + "</query>";
    }
}
