package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 4 between people who are subscribed to each other. */
class PresenceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void friends() {
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
        stage.bench.policy(JULIET, knows(contact(ROMEO, true, true)));
    }

    @Test
    void whoComesIsSeenAndSeesWhoIsThere() {
        friends();
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.seen()).containsExactlyInAnyOrder("1 presence romeo@localhost/orchard",
                "2 presence romeo@localhost/orchard", "1 presence juliet@localhost/balcony");
    }

    @Test
    void whoGoesIsSeenGoing() {
        friends();
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(romeo, ROMEO);
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
    }

    @Test
    void onlySubscribersSee() {
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, false, true)));
        stage.bench.policy(JULIET, knows(contact(ROMEO, true, false)));
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.seen()).containsExactlyInAnyOrder("1 presence romeo@localhost/orchard",
                "1 presence juliet@localhost/balcony");
    }

    @Test
    void whoIsAwayIsSaidToHaveBeenThere() {
        friends();
        stage.bench.account(JULIET.toString(), State.ACTIVE, 1);
        SessionAddress juliet = stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.bench.close(juliet, JULIET);
        stage.clear();
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.seen()).contains("1 presence:unavailable juliet@localhost");
    }

    @Test
    void delaysInTheServersNameAreForged() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.bench.send(romeo, delayed(ROMEO, JULIET));
        stage.bench.fromAnotherHome(1, 0, delayed(Jid.parse("tybalt@elsewhere.example"), JULIET));
        assertThat(stage.bench.delivered()).hasSize(2).allSatisfy(envelope -> assertThat(
                envelope.getDelivery().getStanza().getPayload().toStringUtf8()).isEqualTo("<status>here</status>"));
    }

    private static Presence delayed(Jid from, Jid to) {
        return new Presence(from, to, null, Presence.Type.AVAILABLE, null, new Payload(
                List.of(new ElementName("jabber:client", "status"), new ElementName("urn:xmpp:delay", "delay")),
                "<status>here</status><delay xmlns='urn:xmpp:delay' from='LOCALHOST.' stamp='2002-09-10T23:08:25Z'/>"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoMayNotSeeSeesNothing() {
        // Romeo's home thinks that he may see her; hers knows better.
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, false, true)));
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.seen()).doesNotContain("1 presence juliet@localhost/balcony");
    }

    @Test
    void aClientCannotProbeWhomItIsNotSubscribedTo() {
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.PROBE));
        assertThat(stage.seen()).containsExactly("1 presence:unsubscribed juliet@localhost");
        stage.bench.send(romeo, presence(ROMEO, Jid.parse("nobody@localhost/x"), Presence.Type.PROBE));
        assertThat(stage.seen()).containsExactly("1 presence:unsubscribed nobody@localhost");
    }

    @Test
    void aRequestWaitsForWhoComes() {
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, false, false).setInRoster(false)
                .setRequest(chat.granta.bus.StanzaCodec
                        .toWire(presence(JULIET, ROMEO.bare(), Presence.Type.SUBSCRIBE)))));
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.seen()).contains("1 presence:subscribe juliet@localhost");
    }

    @Test
    void whoIsGrantedASubscriptionAsksForPresence() {
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.online(ROMEO, 1, 0);
        stage.bench.reply(changes(JULIET, contact(ROMEO, true, false)));
        assertThat(stage.seen()).describedAs("Romeo's home does not know yet").isEmpty();
        stage.bench.reply(changes(ROMEO.bare(), contact(JULIET, false, true)));
        assertThat(stage.seen()).containsExactly("1 presence juliet@localhost/balcony");
    }

    @Test
    void whoLosesASubscriptionSeesTheOtherGo() {
        friends();
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.online(ROMEO, 1, 0);
        stage.bench.reply(changes(JULIET, contact(ROMEO, false, true)));
        assertThat(stage.seen()).containsExactly("1 presence:unavailable juliet@localhost/balcony");
    }

    private static RosterReply.Builder changes(Jid account, Contact.Builder contact) {
        return RosterReply.newBuilder().setAccount(account.toString()).setPolicy(
                PolicyChange.newBuilder().setPrevious(1).setVersion(2).addContacts(contact));
    }

    /** All of a user is one record of a store's log, which brokers take up to 1 MiB: a larger one would stop the home. */
    @Test
    void moreThanAHomeCanRememberIsRefused() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        Jid tablet = ROMEO.bare().withResource("tablet");
        SessionAddress other = stage.online(tablet, 2, 0);
        stage.bench.send(romeo, large(ROMEO, 250_000));
        assertThat(stage.seen()).doesNotContain("1 presence:error romeo@localhost");
        stage.bench.send(other, large(tablet, 250_000));
        assertThat(stage.seen()).containsExactly("2 presence:error romeo@localhost");
        stage.bench.send(other, large(tablet, 10_000));
        assertThat(stage.seen()).contains("2 presence romeo@localhost/tablet");
    }

    @Test
    void soAreMoreAddressesThanAHomeCanRemember() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        int sent = 0;
        do {
            stage.bench.send(romeo, presence(ROMEO, Jid.parse("x".repeat(1000) + sent + "@localhost"),
                    Presence.Type.AVAILABLE));
            sent++;
        } while (sent < 1000 && stage.seen().stream().noneMatch(seen -> seen.startsWith("1 presence:error")));
        assertThat(sent).isBetween(200, 500);
    }

    private static Presence large(Jid from, int bytes) {
        return new Presence(from, null, null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named("jabber:client", "status").text("x".repeat(bytes)).build()));
    }
}
