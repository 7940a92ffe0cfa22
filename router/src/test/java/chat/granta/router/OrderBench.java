package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.everything;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.PrivacyList;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import java.util.List;

/** Romeo and Juliet see each other's presence and are online. Romeo's connection is 1, Juliet's 2. */
final class OrderBench implements AutoCloseable {
    static final Jid BALCONY = JULIET.withResource("balcony");

    final Stage stage = new Stage();
    final HomeBench bench = stage.bench;
    final SessionAddress romeo;

    OrderBench() {
        bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
        bench.policy(JULIET, knows(contact(ROMEO, true, true)));
        bench.account(ROMEO.bare().toString(), State.ACTIVE, 1);
        bench.account(JULIET.toString(), State.ACTIVE, 2);
        stage.online(BALCONY, 2, 0);
        romeo = stage.online(ROMEO, 1, 0);
    }

    /** Nobody outside is to see anything of Romeo. */
    static PolicyChange.Builder invisible() {
        return PolicyChange.newBuilder().setPrevious(1).setVersion(2).setPrivacy(PrivacyLists.newBuilder()
                .addLists(PrivacyList.newBuilder().setName("none")
                        .addItems(everything(PrivacyItem.Kind.EVERYONE, ""))));
    }

    RosterRequest theRequest() {
        List<RosterRequest> asked = bench.asked();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().hasNumber()).isTrue();
        return asked.getFirst();
    }

    void answered(RosterRequest request) {
        bench.done(request, RosterReply.newBuilder().setAnswer(SessionAnswer.newBuilder()
                .setSession(request.getSender().getSession()).setStanza(StanzaCodec.toWire(
                        new Iq(null, ROMEO, request.getStanza().getId(), Iq.Type.RESULT, null,
                                chat.granta.model.Payload.EMPTY)))));
    }

    @Override
    public void close() {
        assertThat(bench.parked()).isEmpty();
        stage.close();
    }
}
