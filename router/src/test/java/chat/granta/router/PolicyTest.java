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
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home and roster-service: what passes before the policy is known, and what becomes of changes to it. */
class PolicyTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static RosterReply.Builder whole(long version) {
        return RosterReply.newBuilder().setAccount(ROMEO.bare().toString())
                .setPolicy(knows(contact(JULIET, true, true)).setVersion(version));
    }

    @Test
    void nothingPassesBeforeThePolicyIsKnownAndThenAllDoesInOrder() {
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.bench.rosterServiceIsAway();
        SessionAddress romeo = stage.connected(ROMEO, 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.send(romeo, presence(ROMEO, null, Presence.Type.UNAVAILABLE));
        assertThat(stage.seen()).isEmpty();
        stage.bench.reply(whole(1));
        assertThat(stage.seen()).containsSubsequence("2 presence romeo@localhost/orchard",
                "2 message:chat romeo@localhost/orchard", "2 presence:unavailable romeo@localhost/orchard");
    }

    @Test
    void thePolicyOfWhoComesIsAskedForOnce() {
        stage.bench.rosterServiceIsAway();
        SessionAddress romeo = stage.bench.bind(ROMEO.bare().toString(), ROMEO.resource(), 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.bench.asked()).containsExactly(
                RosterRequest.newBuilder().setAccount(ROMEO.bare().toString()).build());
    }

    @Test
    void nobodysPolicyIsNotAskedFor() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.rosterServiceIsAway();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.bench.asked()).isEmpty();
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost");
    }

    @Test
    void aChangeThatIsOlderThanWhatIsKnownIsIgnored() {
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.online(ROMEO, 1, 0);
        stage.bench.reply(whole(5));
        stage.clear();
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString()).setPolicy(
                PolicyChange.newBuilder().setPrevious(3).setVersion(4).addRemoved(JULIET.toString())));
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void aGapIsFilledBeforeAnythingPasses() {
        stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.rosterServiceIsAway();
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString()).setPolicy(
                PolicyChange.newBuilder().setPrevious(8).setVersion(9).addRemoved(JULIET.toString())));
        assertThat(stage.bench.asked()).hasSize(1);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).isEmpty();
        stage.bench.reply(whole(9));
        assertThat(stage.seen()).contains("2 message:chat romeo@localhost/orchard");
    }

    @Test
    void whoIsAwayForLongIsForgottenAndAskedForAgain() {
        stage.bench.account(ROMEO.bare().toString(), State.ACTIVE, 1);
        SessionAddress juliet = stage.online(JULIET.withResource("balcony"), 2, 0);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(romeo, ROMEO);
        stage.bench.tick(1);
        stage.bench.rosterServiceIsAway();
        stage.bench.send(juliet, chat(JULIET.withResource("balcony"), ROMEO.bare()));
        assertThat(stage.bench.asked()).describedAs("still known").isEmpty();
        stage.bench.tick(2);
        stage.bench.send(juliet, chat(JULIET.withResource("balcony"), ROMEO.bare()));
        assertThat(stage.bench.asked()).extracting(RosterRequest::getAccount).contains(ROMEO.bare().toString());
        assertThat(stage.bench.parked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsBlockedDoesNotLearnOfWhomIsForgottenWhenTheyWereLastSeen(boolean isBlocked) {
        var policy = knows(contact(JULIET, true, true));
        stage.bench.policy(ROMEO.bare(), isBlocked
                ? policy.setPrivacy(byDefault(everything(PrivacyItem.Kind.JID, JULIET.toString())))
                : policy);
        stage.bench.policy(JULIET, knows(contact(ROMEO, true, true)));
        stage.bench.account(ROMEO.bare().toString(), State.ACTIVE, 1);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(romeo, ROMEO);
        stage.bench.tick(3);
        SessionAddress juliet = stage.connected(JULIET.withResource("balcony"), 2);
        stage.bench.send(juliet, presence(JULIET.withResource("balcony"), 0));
        assertThat(stage.seen()).filteredOn(seen -> seen.endsWith("presence:unavailable romeo@localhost"))
                .hasSize(isBlocked ? 0 : 1);
    }

    @Test
    void aRosterGetGoesToRosterServiceAndItsAnswerToTheSession() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.send(romeo, get(ROMEO, null, "jabber:iq:roster", "query"));
        RosterRequest asked = stage.bench.asked().getFirst();
        assertThat(asked.getSender().getSession()).isEqualTo(romeo.toWire());
        assertThat(asked.getStanza().getFrom()).isEqualTo(ROMEO.toString());
    }

    @Test
    void anothersRosterIsNobodysBusiness() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.bench.send(romeo, get(ROMEO, JULIET, "jabber:iq:roster", "query"));
        assertThat(stage.bench.asked()).isEmpty();
        assertThat(stage.seen()).containsExactly("1 iq:error juliet@localhost");
    }

    @Test
    void aQuestionThatWentWrongIsAskedAgainAlthoughNobodySaysAnything() {
        stage.bench.rosterServiceIsAway();
        SessionAddress romeo = stage.bench.bind(ROMEO.bare().toString(), ROMEO.resource(), 1);
        stage.bench.send(romeo, presence(ROMEO, 0));
        assertThat(stage.bench.asked()).hasSize(1);
        stage.bench.tick(1);
        assertThat(stage.bench.asked()).extracting(RosterRequest::getAccount)
                .containsExactly(ROMEO.bare().toString());
        stage.bench.reply(whole(1));
        assertThat(stage.seen()).contains("1 presence romeo@localhost/orchard");
        stage.bench.tick(1);
        assertThat(stage.bench.asked()).isEmpty();
    }

    @Test
    void ofWhoIsCancelledNothingIsKeptAndTheContactsHearOfIt() {
        stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
        stage.bench.account(ROMEO.bare().toString(), State.ACTIVE, 1);
        SessionAddress juliet = stage.online(JULIET.withResource("balcony"), 2, 0);
        stage.online(ROMEO, 1, 0);
        stage.bench.account(ROMEO.bare().toString(), State.CANCELLED, 2);
        stage.bench.account(ROMEO.bare().toString(), State.CANCELLED, 3);
        assertThat(stage.bench.asked()).describedAs("once").containsExactly(RosterRequest.newBuilder()
                .setAccount(ROMEO.bare().toString()).setAccountCancelled(true).build());
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString())
                .setPolicy(PolicyChange.newBuilder().setPrevious(1).setVersion(2).addRemoved(JULIET.toString()))
                .addSend(StanzaCodec.toWire(presence(ROMEO.bare(), JULIET, Presence.Type.UNSUBSCRIBED))));
        assertThat(stage.bench.asked()).extracting(RosterRequest::getAccount).containsExactly(JULIET.toString());
        stage.bench.send(juliet, presence(JULIET.withResource("balcony"), ROMEO.bare(), Presence.Type.SUBSCRIBE));
        stage.bench.asked();
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .addSend(StanzaCodec.toWire(presence(JULIET, ROMEO.bare(), Presence.Type.SUBSCRIBE))));
        assertThat(stage.bench.asked()).describedAs("nobody is asked any more").isEmpty();
    }
}
