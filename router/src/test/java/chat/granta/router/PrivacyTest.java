package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.byDefault;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.everything;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ActivateList;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem.Kind;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XEP-0016 and XEP-0191, enforced: Juliet's lists keep Romeo out. */
class PrivacyTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void julietHas(PrivacyLists.Builder lists) {
        stage.bench.policy(JULIET, knows(contact(ROMEO, true, true).addGroups("Montagues")).setPrivacy(lists));
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
    }

    private SessionAddress juliet() {
        return stage.online(JULIET.withResource("balcony"), 2, 0);
    }

    @Test
    void whoIsBlockedReachesNobody() {
        julietHas(byDefault(everything(Kind.JID, "romeo@localhost")));
        juliet();
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.send(romeo, get(ROMEO, JULIET, "vcard-temp", "vCard"));
        assertThat(stage.seen()).containsExactly("1 presence romeo@localhost/orchard",
                "1 message:error juliet@localhost", "1 iq:error juliet@localhost");
        assertThat(stage.bench.asked()).isEmpty();
    }

    @Test
    void whomSheHidesFromLearnsNothingByAsking() {
        for (boolean isThere : new boolean[]{true, false}) {
            try (var other = new Stage()) {
                other.bench.policy(JULIET, knows(contact(ROMEO, true, true)).setPrivacy(byDefault(PrivacyItem
                        .newBuilder().setKind(Kind.JID).setValue("romeo@localhost").setPresenceOut(true))));
                SessionAddress juliet = other.online(JULIET.withResource("balcony"), 2, 0);
                SessionAddress romeo = other.online(ROMEO, 1, 0);
                if (!isThere) {
                    other.bench.close(juliet, JULIET.withResource("balcony"));
                }
                other.clear();
                other.bench.send(romeo, get(ROMEO, JULIET, "jabber:iq:last", "query"));
                other.bench.send(romeo, get(ROMEO, JULIET.withResource("balcony"), "urn:xmpp:ping", "ping"));
                assertThat(other.seen()).containsExactly("1 iq:error juliet@localhost",
                        "1 iq:error juliet@localhost/balcony");
            }
        }
    }

    @Test
    void whoBlocksCannotWriteEither() {
        julietHas(byDefault(everything(Kind.JID, "romeo@localhost")));
        stage.online(ROMEO, 1, 0);
        SessionAddress juliet = juliet();
        stage.bench.send(juliet, chat(JULIET.withResource("balcony"), ROMEO.bare()));
        var error = stage.bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8();
        assertThat(error).contains("not-acceptable", "urn:xmpp:blocking:errors");
    }

    @Test
    void groupsSubscriptionsAndTheRestAreRulesToo() {
        PrivacyItem.Builder noMessages = PrivacyItem.newBuilder().setMessage(true);
        for (PrivacyItem.Builder rule : new PrivacyItem.Builder[]{
                noMessages.clone().setKind(Kind.GROUP).setValue("Montagues"),
                noMessages.clone().setKind(Kind.SUBSCRIPTION).setValue("both"),
                noMessages.clone().setKind(Kind.EVERYONE)}) {
            try (var other = new Stage()) {
                other.bench.policy(JULIET, knows(contact(ROMEO, true, true).addGroups("Montagues"))
                        .setPrivacy(byDefault(rule)));
                other.online(JULIET.withResource("balcony"), 2, 0);
                SessionAddress romeo = other.online(ROMEO, 1, 0);
                other.bench.send(romeo, chat(ROMEO, JULIET));
                assertThat(other.seen()).containsExactly("1 message:error juliet@localhost");
                other.bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.AVAILABLE));
                assertThat(other.seen()).describedAs("presence is not forbidden")
                        .containsExactly("2 presence romeo@localhost/orchard");
            }
        }
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        julietHas(byDefault(everything(Kind.JID, "romeo@localhost/orchard").setAllow(true),
                everything(Kind.JID, "localhost")));
        juliet();
        SessionAddress orchard = stage.online(ROMEO, 1, 0);
        SessionAddress street = stage.online(ROMEO.bare().withResource("street"), 3, 0);
        stage.bench.send(orchard, chat(ROMEO, JULIET));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
        stage.bench.send(street, chat(ROMEO.bare().withResource("street"), JULIET));
        assertThat(stage.seen()).containsExactly("3 message:error juliet@localhost");
    }

    @Test
    void anActiveListTakesTheDefaultOnesPlace() {
        julietHas(byDefault(everything(Kind.EVERYONE, ""))
                .addLists(chat.granta.bus.wire.PrivacyList.newBuilder().setName("open")));
        SessionAddress juliet = juliet();
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost");
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setActivate(ActivateList.newBuilder().setSession(juliet.toWire()).setList("open")));
        assertThat(stage.seen()).describedAs("she is seen, and sees").contains("1 presence juliet@localhost/balcony",
                "2 presence romeo@localhost/orchard");
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
    }

    @Test
    void whoIsBlockedSeesTheOtherGoAndComeBack() {
        julietHas(PrivacyLists.newBuilder());
        juliet();
        stage.online(ROMEO, 1, 0);
        stage.bench.reply(lists(1, byDefault(everything(Kind.JID, "romeo@localhost"))));
        assertThat(stage.seen()).containsExactly("1 presence:unavailable juliet@localhost/balcony");
        stage.bench.reply(lists(2, PrivacyLists.newBuilder()));
        assertThat(stage.seen()).containsExactlyInAnyOrder("1 presence juliet@localhost/balcony",
                "2 presence romeo@localhost/orchard");
    }

    @Test
    void onesOwnServerAndDevicesAreNeverBlocked() {
        julietHas(byDefault(everything(Kind.EVERYONE, "")));
        SessionAddress juliet = juliet();
        stage.bench.send(juliet, get(JULIET.withResource("balcony"), chat.granta.model.Jid.parse("localhost"),
                "urn:xmpp:ping", "ping"));
        stage.bench.send(juliet, chat(JULIET.withResource("balcony"), JULIET));
        assertThat(stage.seen()).containsExactly("2 iq:result localhost", "2 message:chat juliet@localhost/balcony");
    }

    private static RosterReply.Builder lists(long previous, PrivacyLists.Builder lists) {
        return RosterReply.newBuilder().setAccount(JULIET.toString()).setPolicy(
                PolicyChange.newBuilder().setPrevious(previous).setVersion(previous + 1).setPrivacy(lists));
    }

    @Test
    void whoIsTakenOutOfTheRosterHearsOfItAlthoughStrangersAreDenied() {
        julietHas(byDefault(everything(Kind.SUBSCRIPTION, "none")));
        juliet();
        stage.online(ROMEO, 1, 0);
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setPolicy(PolicyChange.newBuilder().setPrevious(1).setVersion(2).addRemoved(ROMEO.bare().toString()))
                .addSend(StanzaCodec.toWire(presence(JULIET, ROMEO.bare(), Presence.Type.UNSUBSCRIBE)))
                .addSend(StanzaCodec.toWire(presence(JULIET, ROMEO.bare(), Presence.Type.UNSUBSCRIBED))));
        assertThat(stage.bench.asked()).extracting(asked -> asked.getStanza().getType())
                .containsExactly("unsubscribe", "unsubscribed");
    }
}
