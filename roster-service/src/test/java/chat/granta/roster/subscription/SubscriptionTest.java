package chat.granta.roster.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.Push.Audience;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Presence.Type;
import chat.granta.roster.log.TestHome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 3, as an account's home sees it. */
class SubscriptionTest {
    private static final Jid JULIET = Jid.parse("juliet@capulet.example");

    private final TestHome romeo = TestHome.ofNewAccount();

    @Test
    void askingPutsTheContactIntoTheRosterAndGoesOutFromTheBareJid() {
        RosterReply reply = outbound(Type.SUBSCRIBE);
        assertThat(reply.getSendList()).singleElement().satisfies(sent -> {
            assertThat(sent.getFrom()).isEqualTo(romeo.account().toString());
            assertThat(sent.getTo()).isEqualTo(JULIET.toString());
            assertThat(sent.getType()).isEqualTo("subscribe");
        });
        assertThat(pushed(reply)).containsExactly("ask='subscribe' jid='juliet@capulet.example' subscription='none'");
        assertThat(reply.getPolicy().getContacts(0).getInRoster()).isTrue();
    }

    @Test
    void askingAgainIsRoutedAgainAndChangesNothing() {
        outbound(Type.SUBSCRIBE);
        RosterReply again = outbound(Type.SUBSCRIBE);
        assertThat(types(again.getSendList())).containsExactly("subscribe");
        assertThat(again.getPushesList()).isEmpty();
        assertThat(again.hasPolicy()).isFalse();
    }

    @Test
    void aGrantIsDeliveredBeforeTheRosterPush() {
        outbound(Type.SUBSCRIBE);
        RosterReply reply = inbound(Type.SUBSCRIBED);
        assertThat(reply.getPushesList()).extracting(push -> push.getStanza().getType()).containsExactly("subscribed",
                "set");
        assertThat(reply.getPushesList()).allMatch(push -> push.getAudience() == Audience.INTERESTED);
        assertThat(reply.getPushes(0).getStanza().getFrom()).isEqualTo(JULIET.toString());
        assertThat(reply.getPolicy().getContacts(0).getTo()).isTrue();
    }

    @Test
    void aGrantThatNobodyAskedForIsIgnored() {
        assertThat(inbound(Type.SUBSCRIBED).toBuilder().clearAccount().build())
                .isEqualTo(RosterReply.getDefaultInstance());
    }

    @Test
    void aRequestIsKeptForLaterAndShownToWhoIsThere() {
        RosterReply reply = romeo.others(presence(Type.SUBSCRIBE, JULIET.withResource("balcony"), null,
                Payload.of(Element.named("jabber:client", "status").text("It is I").build())));
        assertThat(reply.getPushesList()).singleElement().satisfies(push -> {
            assertThat(push.getAudience()).isEqualTo(Audience.AVAILABLE);
            assertThat(push.getStanza().getFrom()).isEqualTo(JULIET.toString());
        });
        Contact contact = romeo.policy().getContacts(0);
        assertThat(contact.getInRoster()).isFalse();
        assertThat(contact.getRequest().getPayload().toStringUtf8()).isEqualTo("<status>It is I</status>");
        assertThat(inbound(Type.SUBSCRIBE).getPushesList()).as("a second one").isEmpty();
    }

    @Test
    void aRequestIsKeptWholeByteForByte() {
        String xml = "<nick xmlns='http://jabber.org/protocol/nick'>R</nick>"
                + "<x xmlns=\"urn:x\" xmlns:p='urn:p' p:mark='1'>one <p:b>two</p:b> three</x>";
        romeo.others(presence(Type.SUBSCRIBE, JULIET, null, new Payload(List.of(
                new ElementName("http://jabber.org/protocol/nick", "nick"), new ElementName("urn:x", "x")),
                xml.getBytes(StandardCharsets.UTF_8))));
        assertThat(romeo.policy().getContacts(0).getRequest().getPayload().toStringUtf8()).isEqualTo(xml);
    }

    @Test
    void ofAnEnormousRequestNoMoreIsKeptThanThatItCame() {
        romeo.others(presence(Type.SUBSCRIBE, JULIET, null,
                Payload.of(Element.named("urn:example", "bomb").text("x".repeat(5000)).build())));
        assertThat(romeo.policy().getContacts(0).getRequest().getPayload().isEmpty()).isTrue();
    }

    @Test
    void grantingARequestMakesAnItem() {
        inbound(Type.SUBSCRIBE);
        RosterReply reply = outbound(Type.SUBSCRIBED);
        assertThat(types(reply.getSendList())).containsExactly("subscribed");
        assertThat(pushed(reply)).containsExactly("jid='juliet@capulet.example' subscription='from'");
        Contact contact = reply.getPolicy().getContacts(0);
        assertThat(contact.getFrom()).isTrue();
        assertThat(contact.hasRequest()).isFalse();
    }

    @Test
    void refusingARequestOfAStrangerLeavesNothing() {
        inbound(Type.SUBSCRIBE);
        RosterReply reply = outbound(Type.UNSUBSCRIBED);
        assertThat(types(reply.getSendList())).containsExactly("unsubscribed");
        assertThat(reply.getPolicy().getRemovedList()).containsExactly(JULIET.toString());
        assertThat(reply.getPushesList()).isEmpty();
        assertThat(romeo.policy().getContactsList()).isEmpty();
    }

    @Test
    void aWithdrawnRequestIsForgotten() {
        inbound(Type.SUBSCRIBE);
        RosterReply reply = inbound(Type.UNSUBSCRIBE);
        assertThat(reply.getPolicy().getRemovedList()).containsExactly(JULIET.toString());
        assertThat(reply.getPushesList()).extracting(push -> push.getStanza().getType()).containsExactly("unsubscribe");
    }

    @Test
    void whoIsSubscribedAndAsksAgainIsAnsweredByTheServer() {
        inbound(Type.SUBSCRIBE);
        outbound(Type.SUBSCRIBED);
        RosterReply reply = inbound(Type.SUBSCRIBE);
        assertThat(types(reply.getSendList())).containsExactly("subscribed");
        assertThat(reply.getPushesList()).isEmpty();
        assertThat(reply.hasPolicy()).isFalse();
    }

    @Test
    void whoIsApprovedBeforehandIsGrantedAtOnce() {
        RosterReply approval = outbound(Type.SUBSCRIBED);
        assertThat(approval.getSendList()).isEmpty();
        assertThat(pushed(approval))
                .containsExactly("approved='true' jid='juliet@capulet.example' subscription='none'");
        RosterReply reply = inbound(Type.SUBSCRIBE);
        assertThat(types(reply.getSendList())).containsExactly("subscribed");
        assertThat(pushed(reply)).containsExactly("approved='true' jid='juliet@capulet.example' subscription='from'");
        assertThat(reply.getPolicy().getContacts(0).getFrom()).isTrue();
    }

    @Test
    void anApprovalIsTakenBackWithoutAWordToTheContact() {
        outbound(Type.SUBSCRIBED);
        RosterReply reply = outbound(Type.UNSUBSCRIBED);
        assertThat(reply.getSendList()).isEmpty();
        assertThat(pushed(reply)).containsExactly("jid='juliet@capulet.example' subscription='none'");
    }

    @Test
    void mutualSubscriptionsEndOneByOne() {
        outbound(Type.SUBSCRIBE);
        inbound(Type.SUBSCRIBED);
        inbound(Type.SUBSCRIBE);
        outbound(Type.SUBSCRIBED);
        assertThat(romeo.policy().getContacts(0)).matches(contact -> contact.getFrom() && contact.getTo());
        inbound(Type.UNSUBSCRIBED);
        assertThat(romeo.policy().getContacts(0)).matches(contact -> contact.getFrom() && !contact.getTo());
        inbound(Type.UNSUBSCRIBE);
        assertThat(romeo.policy().getContacts(0)).matches(contact -> !contact.getFrom() && !contact.getTo());
    }

    @Test
    void askingOneselfHasNoEffect() {
        RosterReply reply = romeo.own(presence(Type.SUBSCRIBE, null, romeo.account(), Payload.EMPTY));
        assertThat(reply.toBuilder().clearAccount().build()).isEqualTo(RosterReply.getDefaultInstance());
    }

    @Test
    void theRequestOfWhoHasWaitedLongestMakesRoomForTheNext() {
        for (int i = 0; i < 250; i++) {
            stranger(i, "x".repeat(3500));
        }
        List<String> waiting = romeo.policy().getContactsList().stream().map(Contact::getJid).toList();
        assertThat(waiting).hasSize(200).contains("stranger249@example.org").doesNotContain("stranger49@example.org");
        assertThat(romeo.policy().getSerializedSize()).isLessThan(100_000);
    }

    @Test
    void whatStrangersFillIsBounded() {
        for (int i = 0; i < 300; i++) {
            Jid stranger = Jid.parse("stranger" + i + "-" + "x".repeat(900) + "@example.net");
            romeo.others(presence(Type.SUBSCRIBE, stranger, null, Payload.EMPTY));
        }
        assertThat(romeo.policy().getContactsCount()).isPositive().isLessThan(200);
        assertThat(romeo.policy().getSerializedSize()).isLessThan(250_000);
    }

    @Test
    void anEnormousIdIsNotStored() {
        romeo.others(new Presence(JULIET, null, "i".repeat(5000), Type.SUBSCRIBE, null, Payload.EMPTY));
        assertThat(romeo.policy().getContacts(0).getRequest().getId()).isEmpty();
    }

    @Test
    void requestsOfStrangersTakeNoneOfTheUsersRoom() {
        for (int i = 0; i < 250; i++) {
            stranger(i, "x".repeat(3500));
        }
        assertThat(types(outbound(Type.SUBSCRIBE).getSendList())).containsExactly("subscribe");
        assertThat(pushed(romeo.own(presence(Type.SUBSCRIBED, null, Jid.parse("stranger249@example.org"),
                Payload.EMPTY)))).hasSize(1);
    }

    @Test
    void norDoRequestsOfContacts() {
        for (int i = 0; i < 150; i++) {
            romeo.own(presence(Type.SUBSCRIBE, null, Jid.parse("stranger" + i + "@example.org"), Payload.EMPTY));
            stranger(i, "x".repeat(3500));
        }
        assertThat(romeo.policy().getContactsList()).allMatch(Contact::hasRequest);
        assertThat(romeo.policy().getSerializedSize()).isLessThan(100_000);
        assertThat(types(outbound(Type.SUBSCRIBE).getSendList())).containsExactly("subscribe");
    }

    private void stranger(int number, String text) {
        romeo.others(presence(Type.SUBSCRIBE, Jid.parse("stranger" + number + "@example.org"), null,
                Payload.of(Element.named("urn:example", "x").text(text).build())));
    }

    private RosterReply outbound(Type type) {
        return romeo.own(presence(type, null, JULIET.withResource("balcony"), Payload.EMPTY));
    }

    private RosterReply inbound(Type type) {
        return romeo.others(presence(type, JULIET, null, Payload.EMPTY));
    }

    private static Presence presence(Type type, Jid from, Jid to, Payload payload) {
        return new Presence(from, to, null, type, null, payload);
    }

    private static List<String> types(List<Stanza> stanzas) {
        return stanzas.stream().map(Stanza::getType).toList();
    }

    /** The attributes of pushed roster items. */
    private static List<String> pushed(RosterReply reply) {
        return reply.getPushesList().stream().map(push -> push.getStanza().getPayload().toStringUtf8())
                .filter(payload -> payload.contains("jabber:iq:roster"))
                .map(payload -> payload.replaceAll(".*<item ([^>]*?)/?>.*", "$1")).toList();
    }
}
