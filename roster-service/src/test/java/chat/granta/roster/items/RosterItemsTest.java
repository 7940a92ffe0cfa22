package chat.granta.roster.items;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Push.Audience;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.log.TestHome;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6121 section 2, as an account's home sees it. */
class RosterItemsTest {
    private static final String ROSTER = "jabber:iq:roster";

    private final TestHome romeo = TestHome.ofNewAccount();

    @Test
    void aNewRosterIsEmpty() {
        assertThat(answer(get(null))).isEqualTo("<query xmlns='jabber:iq:roster'/>");
    }

    @Test
    void anItemIsAddedPushedAndGot() {
        RosterReply reply = romeo.set(query(item("Nurse@Capulet.example", "Nurse", "Servants", "Friends")));
        assertThat(reply.getAnswer().getStanza().getType()).isEqualTo("result");
        assertThat(reply.getPushesList()).singleElement().satisfies(push -> {
            assertThat(push.getAudience()).isEqualTo(Audience.INTERESTED);
            assertThat(push.getStanza().getPayload().toStringUtf8()).contains("ver='", "jid='nurse@capulet.example'");
            assertThat(push.getStanza().getId()).isNotEmpty();
        });
        assertThat(answer(get(null))).isEqualTo("<query xmlns='jabber:iq:roster'><item jid='nurse@capulet.example' "
                + "name='Nurse' subscription='none'><group>Servants</group><group>Friends</group></item></query>");
        assertThat(romeo.policy().getContacts(0).getGroupsList()).containsExactly("Servants", "Friends");
    }

    @Test
    void whatTheServerGovernsIsNotSet() {
        romeo.set(query(Element.named(ROSTER, "item").attribute("jid", "nurse@capulet.example")
                .attribute("subscription", "both").attribute("ask", "subscribe").attribute("approved", "true")
                .build()));
        assertThat(answer(get(null))).contains("<item jid='nurse@capulet.example' subscription='none'/>");
    }

    @Test
    void anotherNameIsNoMatterOfPolicy() {
        romeo.set(query(item("nurse@capulet.example", "Nurse")));
        RosterReply reply = romeo.set(query(item("nurse@capulet.example", "Angelica")));
        assertThat(reply.getPushesCount()).isEqualTo(1);
        assertThat(reply.hasPolicy()).isFalse();
    }

    @Test
    void whatCannotBeSetIsRefused() {
        assertThat(error(query())).isEqualTo("bad-request");
        assertThat(error(query(item("a@example.org", null), item("b@example.org", null)))).isEqualTo("bad-request");
        assertThat(error(query(Element.named(ROSTER, "item").build()))).isEqualTo("bad-request");
        assertThat(error(query(item("a@example.org", null, "G", "G")))).isEqualTo("bad-request");
        assertThat(error(query(item("@", null)))).isEqualTo("jid-malformed");
        assertThat(error(query(item("a@example.org", "x".repeat(1024))))).isEqualTo("not-acceptable");
        assertThat(error(query(item("a@example.org", null, "")))).isEqualTo("not-acceptable");
        assertThat(error(query(item("a@example.org", null, "x".repeat(1024))))).isEqualTo("not-acceptable");
        assertThat(error(query(item(romeo.account().toString(), null)))).isEqualTo("not-allowed");
        assertThat(error(query(removal("a@example.org")))).isEqualTo("item-not-found");
        assertThat(romeo.policy().getContactsList()).isEmpty();
    }

    @Test
    void aRosterHasBounds() {
        int set = 0;
        for (int i = 0; i < 500; i++) {
            var item = item("a" + i + "@example.org", "x".repeat(1000));
            set += romeo.set(query(item)).getAnswer().getStanza().getType().equals("result") ? 1 : 0;
        }
        assertThat(set).isBetween(300, 450);
        assertThat(error(query(item("b@example.org", "y".repeat(1000))))).isEqualTo("resource-constraint");
        assertThat(romeo.set(query(item("a1@example.org", "short"))).getAnswer().getStanza().getType())
                .isEqualTo("result");
    }

    @ParameterizedTest
    @CsvSource({"true,false,unsubscribe", "false,true,unsubscribed", "false,false,"})
    void removingAnItemEndsSubscriptions(boolean to, boolean from, String expected) {
        romeo.set(query(item("nurse@capulet.example", null)));
        if (to) {
            presence(Presence.Type.SUBSCRIBE, true);
            presence(Presence.Type.SUBSCRIBED, false);
        }
        if (from) {
            presence(Presence.Type.SUBSCRIBE, false);
            presence(Presence.Type.SUBSCRIBED, true);
        }
        RosterReply reply = romeo.set(query(removal("nurse@capulet.example")));
        assertThat(String.join(",", reply.getSendList().stream().map(Stanza::getType).toList()))
                .isEqualTo(Objects.requireNonNullElse(expected, ""));
        assertThat(reply.getPushes(0).getStanza().getPayload().toStringUtf8())
                .contains("<item jid='nurse@capulet.example' subscription='remove'/>");
        assertThat(reply.getPolicy().getRemovedList()).containsExactly("nurse@capulet.example");
        assertThat(answer(get(null))).isEqualTo("<query xmlns='jabber:iq:roster'/>");
    }

    @Test
    void whoHasTheNewestVersionGetsNothing() {
        romeo.set(query(item("nurse@capulet.example", "Nurse")));
        RosterReply reply = get(version(get("")));
        assertThat(answer(reply)).isEmpty();
        assertThat(reply.getAnswer().getFollowedByList()).isEmpty();
    }

    @Test
    void whoWasAwayGetsWhatHasChangedInItsOrder() {
        romeo.set(query(item("nurse@capulet.example", "Nurse")));
        romeo.set(query(item("tybalt@capulet.example", "Tybalt")));
        String known = version(get(""));
        romeo.set(query(item("nurse@capulet.example", "Angelica")));
        romeo.set(query(removal("tybalt@capulet.example")));
        romeo.set(query(item("paris@verona.example", "Paris")));
        RosterReply reply = get(known);
        assertThat(answer(reply)).isEmpty();
        assertThat(reply.getAnswer().getFollowedByList()).extracting(push -> push.getPayload().toStringUtf8()
                .replaceAll(".*jid='([^']*)'.*subscription='([^']*)'.*", "$1 $2"))
                .containsExactly("nurse@capulet.example none", "tybalt@capulet.example remove",
                        "paris@verona.example none");
        assertThat(reply.getAnswer().getFollowedBy(2).getPayload().toStringUtf8())
                .contains("ver='" + version(get("")) + "'");
    }

    @Test
    void whoWasAwayForTooLongGetsTheRoster() {
        String known = version(get(""));
        for (int i = 0; i < 110; i++) {
            romeo.set(query(item("a@example.org", null)));
            romeo.set(query(item("a" + i + "@example.org", null)));
            romeo.set(query(removal("a" + i + "@example.org")));
        }
        assertThat(answer(get(known))).contains("<item jid='a@example.org'");
        assertThat(answer(get("from-another-server"))).contains("<item jid='a@example.org'");
        assertThat(answer(get("99999999999999"))).contains("<item jid='a@example.org'");
    }

    @Test
    void aVersionThatAnotherServerGaveIsNotKnown() {
        romeo.set(query(item("a@example.org", null)));
        String known = version(get(""));
        String number = known.substring(known.indexOf('-') + 1);
        assertThat(answer(get(known))).isEmpty();
        for (String other : List.of("37", "0", number, "00000000-" + number, known.replace('1', '\u0661'))) {
            assertThat(answer(get(other))).as(other).contains("<item jid='a@example.org'");
        }
    }

    private void presence(Presence.Type type, boolean own) {
        Jid nurse = Jid.parse("nurse@capulet.example");
        if (own) {
            romeo.own(new Presence(null, nurse, null, type, null, Payload.EMPTY));
        } else {
            romeo.others(new Presence(nurse, null, null, type, null, Payload.EMPTY));
        }
    }

    private RosterReply get(String version) {
        return romeo.get(Element.named(ROSTER, "query").attribute("ver", version).build());
    }

    private static String version(RosterReply reply) {
        return answer(reply).replaceAll(".*ver='([^']*)'.*", "$1");
    }

    private String error(Element query) {
        RosterReply reply = romeo.set(query);
        assertThat(reply.getPushesList()).isEmpty();
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().elements().getFirst().children().getFirst()
                .name().localName();
    }

    private static String answer(RosterReply reply) {
        assertThat(reply.getAnswer().getStanza().getType()).isEqualTo("result");
        return reply.getAnswer().getStanza().getPayload().toStringUtf8();
    }

    private static Element query(Element... items) {
        var query = Element.named(ROSTER, "query");
        for (Element item : items) {
            query.child(item);
        }
        return query.build();
    }

    private static Element item(String jid, String name, String... groups) {
        var item = Element.named(ROSTER, "item").attribute("jid", jid).attribute("name", name);
        for (String group : groups) {
            item.child("group", group);
        }
        return item.build();
    }

    private static Element removal(String jid) {
        return Element.named(ROSTER, "item").attribute("jid", jid).attribute("subscription", "remove").build();
    }
}
