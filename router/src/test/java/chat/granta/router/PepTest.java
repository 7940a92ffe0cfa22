package chat.granta.router;

import static chat.granta.router.PepStage.TUNE;
import static chat.granta.router.PepStage.interestedIn;
import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XEP-0163 section 4.3 and XEP-0115 section 5.4: whose clients are told of items, and what is believed of them. */
class PepTest {
    private static final Jid BALCONY = JULIET.withResource("balcony");
    private static final Jid CHAMBER = JULIET.withResource("chamber");
    private static final Jid NURSE = Jid.parse("nurse@verona.example/kitchen");

    private final PepStage pep = new PepStage();
    private final HomeBench bench = pep.bench;

    @AfterEach
    void close() {
        pep.close();
    }

    @Test
    void aClientIsAskedOnceForAHash() {
        SessionAddress balcony = pep.stage.connected(BALCONY, 1);
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        List<Iq> questions = pep.questions(BALCONY);
        assertThat(questions).singleElement().satisfies(question -> assertThat(question.from()).isEqualTo(JULIET));
        SessionAddress chamber = pep.stage.connected(CHAMBER, 2);
        bench.send(chamber, PepStage.presence(CHAMBER, interestedIn(TUNE)));
        assertThat(pep.questions(CHAMBER)).isEmpty();
        bench.send(balcony, questions.getFirst().result(Payload.of(interestedIn(TUNE))));
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE));
        assertThat(pep.notified()).containsExactly(1L, 2L);
        SessionAddress romeo = pep.stage.connected(ROMEO, 3);
        bench.send(romeo, PepStage.presence(ROMEO, interestedIn(TUNE)));
        assertThat(pep.questions(ROMEO)).isEmpty();
    }

    @Test
    void aLieIsBelievedOfTheLiarAlone() {
        SessionAddress liar = pep.stage.connected(ROMEO, 1);
        bench.send(liar, PepStage.presence(ROMEO, interestedIn(TUNE)));
        List<Iq> questions = pep.questions(ROMEO);
        SessionAddress balcony = pep.stage.connected(BALCONY, 2);
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        bench.send(liar, questions.getFirst().result(Payload.of(interestedIn("urn:example:other"))));
        List<Iq> next = pep.questions(BALCONY);
        assertThat(next).hasSize(1);
        bench.send(balcony, next.getFirst().result(Payload.of(interestedIn(TUNE))));
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE));
        assertThat(pep.notified()).containsExactly(2L);
        pep.changed(ROMEO.bare(), NodeEvent.newBuilder().setNode(TUNE));
        assertThat(pep.notified()).isEmpty();
    }

    @Test
    void anAnswerThatNobodyHasAskedForIsNone() {
        SessionAddress liar = pep.stage.connected(ROMEO, 1);
        bench.send(liar, PepStage.presence(ROMEO, interestedIn(TUNE)));
        Iq question = pep.questions(ROMEO).getFirst();
        SessionAddress balcony = pep.stage.connected(BALCONY, 2);
        bench.send(balcony, question.between(ROMEO.bare(), BALCONY).result(Payload.of(interestedIn(TUNE))));
        pep.changed(ROMEO.bare(), NodeEvent.newBuilder().setNode(TUNE));
        assertThat(pep.notified()).isEmpty();
    }

    @Test
    void anotherIsAskedWhenAClientDoesNotAnswer() {
        SessionAddress silent = pep.stage.connected(ROMEO, 1);
        bench.send(silent, PepStage.presence(ROMEO, interestedIn(TUNE)));
        SessionAddress balcony = pep.stage.connected(BALCONY, 2);
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        pep.stage.clear();
        bench.tick(2);
        assertThat(pep.questions(BALCONY)).hasSize(1);
    }

    @Test
    void lastItemsAreDueWhenAClientComesAndWhenItsInterestsAreLearned() {
        bench.policy(JULIET, knows(contact(ROMEO, true, true)));
        SessionAddress balcony = pep.stage.connected(BALCONY, 1);
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        assertThat(bench.lastItemsWanted()).isEmpty();
        bench.send(balcony, pep.questions(BALCONY).getFirst().result(Payload.of(interestedIn(TUNE))));
        assertThat(bench.lastItemsWanted()).singleElement().satisfies(wanted -> {
            assertThat(wanted.getBy()).isEqualTo(BALCONY.toString());
            assertThat(wanted.getNodesList()).containsExactly(TUNE);
            assertThat(wanted.getAccountsList()).containsExactly(JULIET.toString(), ROMEO.bare().toString());
        });
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        assertThat(bench.lastItemsWanted()).isEmpty();
        bench.send(balcony, Stage.presence(BALCONY, null, Presence.Type.UNAVAILABLE));
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE)));
        assertThat(bench.lastItemsWanted()).hasSize(1);
        bench.send(balcony, PepStage.presence(BALCONY, interestedIn(TUNE, "urn:example:more")));
        bench.send(balcony,
                pep.questions(BALCONY).getFirst().result(Payload.of(interestedIn(TUNE, "urn:example:more"))));
        assertThat(bench.lastItemsWanted()).singleElement()
                .satisfies(wanted -> assertThat(wanted.getNodesList()).containsExactly("urn:example:more"));
    }

    @Test
    void aContactElsewhereIsAskedAndTold() {
        bench.policy(JULIET, knows(contact(NURSE, true, true)));
        pep.comes(BALCONY, 1);
        bench.fromAnotherHome(1, 0, PepStage.presence(NURSE, interestedIn(TUNE)).between(NURSE, JULIET));
        Iq question = pep.questions(NURSE).getFirst();
        bench.fromAnotherHome(2, 0, question.result(Payload.of(interestedIn(TUNE))));
        assertThat(bench.lastItemsWanted()).singleElement().satisfies(wanted -> {
            assertThat(wanted.getBy()).isEqualTo(NURSE.toString());
            assertThat(wanted.getAccountsList()).containsExactly(JULIET.toString());
        });
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE).setAccess(NodeEvent.Access.PRESENCE));
        assertThat(bench.toOtherServers()).singleElement()
                .satisfies(one -> assertThat(one.getToList()).containsExactly(NURSE.toString()));
        bench.fromAnotherHome(3, 0, Stage.presence(NURSE, JULIET, Presence.Type.UNAVAILABLE));
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE).setAccess(NodeEvent.Access.PRESENCE));
        assertThat(bench.toOtherServers()).isEmpty();
    }

    @Test
    void aStrangersCapabilitiesAreOfNoInterest() {
        pep.comes(BALCONY, 1);
        bench.fromAnotherHome(1, 0, PepStage.presence(NURSE, interestedIn(TUNE)).between(NURSE, JULIET));
        assertThat(pep.questions(NURSE)).isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsToldNothing() {
        SessionAddress balcony = pep.comes(BALCONY, 1, TUNE);
        bench.close(balcony, BALCONY);
        pep.stage.connected(BALCONY, 2);
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE));
        assertThat(pep.notified()).isEmpty();
    }

    @Test
    void aHomeThatIsTakenOverSaysTheSame() {
        bench.policy(JULIET, knows(contact(ROMEO, true, true)));
        pep.comes(ROMEO, 1, TUNE);
        bench.commit();
        pep.comes(BALCONY, 2, TUNE);
        pep.changed(JULIET, NodeEvent.newBuilder().setNode(TUNE).setAccess(NodeEvent.Access.PRESENCE));
        bench.takeOver();
        assertThat(pep.notified()).containsExactly(1L, 2L);
    }
}
