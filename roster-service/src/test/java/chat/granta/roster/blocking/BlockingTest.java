package chat.granta.roster.blocking;

import static chat.granta.roster.turn.Asked.ORCHARD;
import static chat.granta.roster.turn.Asked.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.roster.privacy.ListEditor;
import chat.granta.roster.privacy.Privacy;
import chat.granta.roster.privacy.PrivacyLimits;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListsInMemory;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0191, as the XEP's examples play it, and beside XEP-0016 (section 5). */
class BlockingTest {
    private static final String NS = "xmlns='urn:xmpp:blocking'";
    private static final String PUSHED_LIST = "PRIVACY_LISTS <query xmlns='jabber:iq:privacy'><list name='%s'/></query>";

    private final ListsInMemory store = new ListsInMemory();
    private final PrivacyLimits limits = new PrivacyLimits(3, 6, 20, 10_000);
    private final ListEditor editor = new ListEditor(store, limits);
    private final BlockPushes pushes = new BlockPushes();
    private final GetBlockList get = new GetBlockList(editor);
    private final Block block = new Block(editor, pushes);
    private final Unblock unblock = new Unblock(editor, pushes);
    private final Privacy privacy = new Privacy(editor, (_, _) -> true, pushes, limits);

    @Test
    void theBlockListIsEmptyAtFirst() {
        assertThat(blocklist()).isEqualTo("<blocklist xmlns='urn:xmpp:blocking'/>");
    }

    @Test
    void whoIsBlockedIsInTheBlockListAndInADefaultListMadeForIt() {
        Asked blocked = block("romeo@montague.net");
        assertThat(blocked.said()).isEmpty();
        assertThat(blocked.pushed()).containsExactly(PUSHED_LIST.formatted("blocked"),
                "BLOCKING <block " + NS + "><item jid='romeo@montague.net'/></block>");
        block("iago@shakespeare.lit");
        assertThat(blocklist()).isEqualTo("<blocklist " + NS
                + "><item jid='romeo@montague.net'/><item jid='iago@shakespeare.lit'/></blocklist>");
        PrivacyLists policy = blocked.reply().getPolicy().getPrivacy();
        assertThat(policy.getDefaultList()).isEqualTo("blocked");
        assertThat(policy.getLists(0).getItemsList()).containsExactly(
                PrivacyItem.newBuilder().setKind(PrivacyItem.Kind.JID).setValue("romeo@montague.net").setMessage(true)
                        .setIq(true).setPresenceIn(true).setPresenceOut(true).build());
    }

    @Test
    void aListOfTheUsersOwnIsNotTakenForBlocks() {
        privacy("<list name='blocked'><item action='allow' order='1'/></list>");
        block("romeo@montague.net");
        assertThat(store.of(ROMEO).defaultName()).isEqualTo("blocked-2");
    }

    @Test
    void blocksComeFirstInTheDefaultList() {
        privacy("<list name='mine'><item type='jid' value='a@b' action='deny' order='0'><iq/></item>"
                + "<item type='group' value='Friends' action='allow' order='1'/><item action='deny' order='2'/></list>");
        privacy("<default name='mine'/>");
        block("romeo@montague.net");
        assertThat(store.of(ROMEO).byName().get("mine").toXml().toXml()).isEqualTo(
                "<list xmlns='jabber:iq:privacy' name='mine'>"
                        + "<item type='jid' value='a@b' action='deny' order='1'><iq/></item>"
                        + "<item type='jid' value='romeo@montague.net' action='deny' order='2'/>"
                        + "<item type='group' value='Friends' action='allow' order='3'/>"
                        + "<item action='deny' order='4'/></list>");
        assertThat(blocklist()).contains("romeo@montague.net").doesNotContain("a@b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<block xmlns='urn:xmpp:blocking'/>                                          | MODIFY bad-request",
            "<block xmlns='urn:xmpp:blocking'><item/></block>                            | MODIFY bad-request",
            "<block xmlns='urn:xmpp:blocking'><item xmlns='urn:x' jid='a@b'/></block>    | MODIFY bad-request",
            "<block xmlns='urn:xmpp:blocking'><item jid='a@b'/><item jid='@'/></block>   | MODIFY jid-malformed",
            "<block xmlns='urn:xmpp:blocking'><item jid='Romeo@example.net/x'/></block>  | CANCEL not-allowed"})
    void whatIsNoBlockBlocksNobody(String command, String error) {
        Asked refused = Asked.set(block, ORCHARD, command);
        assertThat(refused.said()).isEqualTo(error);
        assertThat(refused.reply().hasPolicy()).isFalse();
        assertThat(blocklist()).isEqualTo("<blocklist xmlns='urn:xmpp:blocking'/>");
    }

    @Test
    void addressesAreEnforcedAndDoNotCountTwice() {
        assertThat(block("Romeo@Montague.NET", "romeo@montague.net", "montague.net", "a@b/c", "b/c").pushed().getLast())
                .isEqualTo("BLOCKING <block " + NS + "><item jid='romeo@montague.net'/><item jid='montague.net'/>"
                        + "<item jid='a@b/c'/><item jid='b/c'/></block>");
        assertThat(block("romeo@montague.net").pushed()).isEmpty();
    }

    @Test
    void nobodyBlocksWithoutEnd() {
        assertThat(block("a@b", "b@b", "c@b", "d@b", "e@b", "f@b").said()).isEmpty();
        Asked refused = block("g@b");
        assertThat(refused.said()).isEqualTo("WAIT resource-constraint");
        assertThat(refused.pushed()).isEmpty();
        assertThat(unblock("a@b").said()).isEmpty();
        assertThat(block("g@b").said()).isEmpty();
    }

    @Test
    void someAreUnblocked() {
        block("romeo@montague.net", "iago@shakespeare.lit");
        Asked unblocked = unblock("romeo@montague.net");
        assertThat(unblocked.said()).isEmpty();
        assertThat(unblocked.pushed()).containsExactly(PUSHED_LIST.formatted("blocked"),
                "BLOCKING <unblock " + NS + "><item jid='romeo@montague.net'/></unblock>");
        assertThat(blocklist()).isEqualTo("<blocklist " + NS + "><item jid='iago@shakespeare.lit'/></blocklist>");
    }

    @Test
    void allAreUnblocked() {
        block("romeo@montague.net", "iago@shakespeare.lit");
        Asked unblocked = unblock();
        assertThat(unblocked.said()).isEmpty();
        assertThat(unblocked.pushed()).containsExactly(PUSHED_LIST.formatted("blocked"),
                "BLOCKING <unblock " + NS + "/>");
        assertThat(blocklist()).isEqualTo("<blocklist " + NS + "/>");
    }

    @Test
    void theListMadeForTheBlockedGoesWithTheLastOfThem() {
        block("romeo@montague.net", "iago@shakespeare.lit");
        unblock("romeo@montague.net");
        assertThat(store.of(ROMEO).byName()).containsOnlyKeys("blocked");
        unblock("iago@shakespeare.lit");
        assertThat(store.of(ROMEO)).isEqualTo(AccountLists.NONE);
    }

    @Test
    void aListThatTheUserMadeStaysWhenItIsEmpty() {
        privacy("<list name='mine'><item type='jid' value='a@b' action='deny' order='1'/></list>");
        privacy("<default name='mine'/>");
        unblock("a@b");
        assertThat(store.of(ROMEO).byName()).containsOnlyKeys("mine");
        assertThat(store.of(ROMEO).defaultName()).isEqualTo("mine");
    }

    @Test
    void theListMadeForTheBlockedStaysWhileItIsASessionsActiveOne() {
        block("romeo@montague.net");
        Asked.set(unblock, ORCHARD.toBuilder().setActiveList("blocked").build(), command("unblock"));
        assertThat(store.of(ROMEO).byName()).containsOnlyKeys("blocked");
        Asked.set(unblock, ORCHARD.toBuilder().addListsOfOthers("blocked").build(), command("unblock"));
        assertThat(store.of(ROMEO).byName()).containsOnlyKeys("blocked");
    }

    @Test
    void toUnblockWhoIsNotBlockedChangesNothing() {
        block("romeo@montague.net");
        Asked unblocked = unblock("mercutio@example.org");
        assertThat(unblocked.said()).isEmpty();
        assertThat(unblocked.pushed()).isEmpty();
        assertThat(unblocked.reply().hasPolicy()).isFalse();
        unblock();
        assertThat(unblock().pushed()).isEmpty();
    }

    @Test
    void whoIsUnblockedIsNotDeniedBehindAnExceptionEither() {
        privacy("<list name='mine'><item type='jid' value='a@b/c' action='allow' order='1'/>"
                + "<item type='jid' value='a@b' action='deny' order='2'/></list>");
        privacy("<default name='mine'/>");
        assertThat(blocklist()).as("a@b/c may write").doesNotContain("a@b");
        block("a@b");
        assertThat(blocklist()).contains("a@b");
        unblock("a@b");
        assertThat(store.of(ROMEO).byName().get("mine").items()).hasSize(1);
    }

    @Test
    void anEditedDefaultListChangesTheBlockListForThoseWhoKnowIt() {
        block("romeo@montague.net", "iago@shakespeare.lit");
        assertThat(
                privacy("<list name='blocked'><item type='jid' value='iago@shakespeare.lit' action='deny' order='1'/>"
                        + "<item type='jid' value='tybalt@example.com' action='deny' order='2'/></list>").pushed())
                .containsExactly(PUSHED_LIST.formatted("blocked"),
                        "BLOCKING <unblock " + NS + "><item jid='romeo@montague.net'/></unblock>",
                        "BLOCKING <block " + NS + "><item jid='tybalt@example.com'/></block>");
        assertThat(privacy("<default/>").pushed()).containsExactly("BLOCKING <unblock " + NS
                + "><item jid='iago@shakespeare.lit'/><item jid='tybalt@example.com'/></unblock>");
        assertThat(privacy("<list name='other'><item type='jid' value='c@d' action='deny' order='1'/></list>").pushed())
                .containsExactly(PUSHED_LIST.formatted("other"));
        assertThat(privacy("<default name='other'/>").pushed())
                .containsExactly("BLOCKING <block " + NS + "><item jid='c@d'/></block>");
    }

    @Test
    void aBlockMayCarryAReport() {
        Asked reported = Asked.set(block, ORCHARD, """
                <block xmlns='urn:xmpp:blocking'>
                  <item jid='romeo@example.org'>
                    <report xmlns="urn:xmpp:reporting:1" reason="urn:xmpp:reporting:abuse"/>
                  </item>
                  <item jid='iago@shakespeare.lit'/>
                </block>
                """);
        assertThat(reported.said()).isEmpty();
        assertThat(reported.reports()).singleElement().satisfies(report -> {
            assertThat(report.getAccount()).isEqualTo("romeo@example.net");
            assertThat(report.getReported()).isEqualTo("romeo@example.org");
        });
        assertThat(blocklist()).contains("romeo@example.org", "iago@shakespeare.lit");
    }

    @Test
    void anOlderReportStandsInNobodysWay() {
        Asked reported = Asked.set(block, ORCHARD, """
                <block xmlns='urn:xmpp:blocking'>
                  <report xmlns="urn:xmpp:reporting:0"><spam/></report>
                  <item jid='romeo@example.org'/>
                </block>
                """);
        assertThat(reported.said()).isEmpty();
        assertThat(reported.reports()).singleElement()
                .satisfies(report -> assertThat(report.getReason()).isEqualTo("urn:xmpp:reporting:spam"));
        assertThat(blocklist()).contains("romeo@example.org");
    }

    private String blocklist() {
        return Asked.get(get, ORCHARD, "<blocklist " + NS + "/>").said();
    }

    private Asked block(String... jids) {
        return Asked.set(block, ORCHARD, command("block", jids));
    }

    private Asked unblock(String... jids) {
        return Asked.set(unblock, ORCHARD, command("unblock", jids));
    }

    private Asked privacy(String content) {
        return Asked.set(privacy, ORCHARD, "<query xmlns='jabber:iq:privacy'>" + content + "</query>");
    }

    private static String command(String name, String... jids) {
        var command = new StringBuilder("<" + name + " " + NS + ">");
        for (String jid : jids) {
            command.append("<item jid='").append(jid).append("'/>");
        }
        return command.append("</").append(name).append('>').toString();
    }
}
