package chat.granta.roster.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.TestHome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of an account that has been cancelled: nothing but versions. */
class AccountRemovalTest {
    private static final Jid JULIET = Jid.parse("juliet@example.com");
    private static final Jid NURSE = Jid.parse("nurse@example.com");

    /** All that have an account. */
    private static final List<String> TABLES = RosterContext.database().queryForList("""
            select table_name from information_schema.columns where table_schema = 'roster' and column_name = 'account'
            """, String.class);

    private final TestHome romeo = TestHome.ofNewAccount();

    private void hasEverything() {
        romeo.own(new Presence(null, JULIET, null, Presence.Type.SUBSCRIBE, null, Payload.EMPTY));
        romeo.others(new Presence(JULIET, null, null, Presence.Type.SUBSCRIBED, null, Payload.EMPTY));
        romeo.others(new Presence(NURSE, null, null, Presence.Type.SUBSCRIBE, null, Payload.EMPTY));
        romeo.set(Element.named("jabber:iq:roster", "query").child(Element.named("jabber:iq:roster", "item")
                .attribute("jid", "paris@example.com").build()).build());
        romeo.set(Element.named("jabber:iq:roster", "query").child(Element.named("jabber:iq:roster", "item")
                .attribute("jid", "paris@example.com").attribute("subscription", "remove").build()).build());
        romeo.set(Element.named("vcard-temp", "vCard").child("FN", "Romeo").build());
        romeo.set(Element.named("jabber:iq:private", "query")
                .child(Element.named("urn:example", "note").text("x").build())
                .build());
        romeo.set(Element.named("urn:xmpp:blocking", "block").child(
                Element.named("urn:xmpp:blocking", "item").attribute("jid", "tybalt@example.com").build()).build());
        romeo.set(Element.named("urn:xmpp:mam:2", "prefs").attribute("default", "never").build());
        String pubsub = "http://jabber.org/protocol/pubsub";
        romeo.set(Element.named(pubsub, "pubsub").child(Element.named(pubsub, "publish").attribute("node", "tune")
                .child(Element.named(pubsub, "item").child(Element.named("urn:example", "tune").text("x").build())
                        .build())
                .build()).build());
        romeo.set(toPeople(pubsub + "#owner", "affiliation", "publisher"));
        romeo.set(toPeople(pubsub + "#owner", "subscription", "subscribed"));
    }

    private static Element toPeople(String namespace, String what, String value) {
        return Element.named(namespace, "pubsub").child(Element.named(namespace, what + 's').attribute("node", "tune")
                .child(Element.named(namespace, what).attribute("jid", JULIET.toString()).attribute(what, value)
                        .build())
                .build()).build();
    }

    private long rows(String table) {
        return RosterContext.database().queryForObject("select count(*) from roster." + table + " where account = ?",
                Long.class, romeo.account().toString());
    }

    @Test
    void contactsAreToldAndRowsAreGone() {
        hasEverything();
        for (String table : TABLES) {
            assertThat(rows(table)).describedAs(table).isPositive();
        }
        RosterReply reply = romeo.cancelled();
        assertThat(reply.getSendList()).extracting(stanza -> stanza.getType() + ' ' + stanza.getTo())
                .containsExactlyInAnyOrder("unsubscribe juliet@example.com", "unsubscribed nurse@example.com");
        assertThat(reply.getPolicy().getRemovedList()).containsExactlyInAnyOrder(JULIET.toString(), NURSE.toString());
        assertThat(reply.getPolicy().getPrivacy().getListsCount()).isZero();
        assertThat(reply.getPolicy().getArchiving().getByDefault()).isEqualTo(Default.UNSAID);
        assertThat(romeo.policy().hasArchiving()).isFalse();
        for (String table : TABLES) {
            assertThat(rows(table)).describedAs(table).isZero();
        }
        assertThat(romeo.policy().getContactsCount()).isZero();
        assertThat(romeo.policy().getVersion()).isEqualTo(reply.getPolicy().getVersion());
    }

    @Test
    void whoHadNothingLeavesNothing() {
        RosterReply reply = romeo.cancelled();
        assertThat(reply.getSendCount()).isZero();
        assertThat(reply.hasPolicy()).isFalse();
    }
}
