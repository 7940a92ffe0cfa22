package chat.granta.roster.privacy.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;

/** Privacy lists on a database. */
class StoredListsTest {
    private static final String LIST = "<list name='it&apos;s'><item type='jid' value='tybalt@example.com' action='deny'"
            + " order='1'/><item type='group' value='&lt;Enemies&gt;' action='deny' order='7'><message/></item></list>";
    private final TestHome home = TestHome.ofNewAccount();

    @Test
    void aListIsKeptAsItIs() {
        theRosterHasAGroup("<Enemies>");
        RosterReply reply = set(LIST);
        assertThat(reply.getPolicy().getPrevious()).isEqualTo(1);
        assertThat(ask(Iq.Type.GET, "<list name='it&apos;s'/>"))
                .isEqualTo("<query xmlns='jabber:iq:privacy'>" + LIST + "</query>");
        assertThat(home.policy().getPrivacy()).isEqualTo(reply.getPolicy().getPrivacy());
    }

    @Test
    void aGroupOfAnotherRosterIsNone() {
        assertThat(answer(set(LIST))).contains("<item-not-found ");
        assertThat(home.policy().getPrivacy().getListsList()).isEmpty();
    }

    @Test
    void theDefaultListIsKeptAndGoesWithItsList() {
        set("<list name='a'><item action='deny' order='1'/></list>");
        set("<list name='b'><item action='deny' order='1'/></list>");
        set("<default name='a'/>");
        assertThat(home.policy().getPrivacy().getDefaultList()).isEqualTo("a");
        set("<default name='b'/>");
        assertThat(home.policy().getPrivacy().getDefaultList()).isEqualTo("b");
        assertThat(answer(set("<list name='b'/>"))).isEmpty();
        assertThat(home.policy().getPrivacy().getDefaultList()).isEmpty();
        assertThat(home.policy().getPrivacy().getListsList()).hasSize(1);
    }

    @Test
    void aBlockMakesListAndDefaultInOneTurn() {
        var block = Asked.payload("<block xmlns='urn:xmpp:blocking'><item jid='tybalt@example.com'/></block>");
        RosterReply reply = home.own(new Iq(null, null, "block", Iq.Type.SET, null, block));
        assertThat(answer(reply)).isEmpty();
        assertThat(home.policy().getPrivacy()).isEqualTo(reply.getPolicy().getPrivacy());
        assertThat(home.policy().getPrivacy().getDefaultList()).isEqualTo("blocked");
        assertThat(home.policy().getVersion()).isEqualTo(reply.getPolicy().getVersion());
    }

    private void theRosterHasAGroup(String group) {
        RosterContext.database().update("""
                insert into roster.contact (account, jid, in_roster, groups, state, approved, version)
                values (?, 'tybalt@example.com', true, array[?], 'NONE', false, 1)
                """, home.account().toString(), group);
    }

    private RosterReply set(String content) {
        return home.own(new Iq(null, null, "set", Iq.Type.SET, null, query(content)));
    }

    private String ask(Iq.Type type, String content) {
        return answer(home.own(new Iq(null, null, "ask", type, null, query(content))));
    }

    private static chat.granta.model.Payload query(String content) {
        return Asked.payload("<query xmlns='jabber:iq:privacy'>" + content + "</query>");
    }

    private static String answer(RosterReply reply) {
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }
}
