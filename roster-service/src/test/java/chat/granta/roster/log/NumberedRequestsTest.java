package chat.granta.roster.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RequestNumber;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.ledger.store.InputPartition;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A request for whose effect a session waits at its home: it is answered, whatever becomes of it. */
class NumberedRequestsTest {
    private static final Jid PHONE = Jid.parse("othello@example.org/phone");
    private static final RequestNumber NUMBER = RequestNumber.newBuilder().setOffset(5).setIndex(1).build();
    /** Nobody has asked Othello, and so he changes nothing. */
    private static final RosterRequest NOTHING = RosterRequest.newBuilder().setAccount(PHONE.bare().toString())
            .setStanza(StanzaCodec.toWire(new Presence(PHONE, Jid.parse("iago@example.org"), null,
                    Presence.Type.UNSUBSCRIBED, null, Payload.EMPTY)))
            .setSender(TestHome.PHONE).build();

    private final RosterBookkeeping bookkeeping = new RosterBookkeeping(
            new RequestRunner(RosterContext.bean(RequestLogic.class), new PolicyVersions(RosterContext.database())),
            RosterContext.bean(RequestLogic.class), 1);
    private final Outbox outbox = new Outbox(new InputRecord(new InputPartition(new UUID(1, 2), 3), 77, null, null), 1);

    @Test
    void whatChangesNothingIsAnsweredWhenSomethingWaitsForIt() throws InvalidProtocolBufferException {
        enter(NOTHING.toBuilder().setNumber(NUMBER).build());
        assertThat(reply()).isEqualTo(
                RosterReply.newBuilder().setAccount(PHONE.bare().toString()).setNumber(NUMBER).build());
    }

    @Test
    void whatChangesNothingIsNotAnsweredOtherwise() {
        enter(NOTHING);
        assertThat(outbox.rows()).isEmpty();
    }

    @Test
    void theWholePolicyRepeatsTheNumberToo() throws InvalidProtocolBufferException {
        enter(RosterRequest.newBuilder().setAccount(PHONE.bare().toString()).setNumber(NUMBER).build());
        assertThat(reply().getPolicy().getVersion()).isPositive();
        assertThat(reply().getNumber()).isEqualTo(NUMBER);
    }

    @Test
    void whatCannotBeHandledIsAnsweredToo() throws InvalidProtocolBufferException {
        bookkeeping.refuse(envelope(NOTHING.toBuilder().setNumber(NUMBER).build()), outbox);
        assertThat(reply()).isEqualTo(
                RosterReply.newBuilder().setAccount(PHONE.bare().toString()).setNumber(NUMBER).build());
    }

    private void enter(RosterRequest request) {
        RosterContext.bean(TransactionTemplate.class).executeWithoutResult(
                _ -> bookkeeping.begin().enter(new InputRecord(new InputPartition(new UUID(1, 2), 3), 77, null, null),
                        envelope(request), outbox));
    }

    private static Envelope envelope(RosterRequest request) {
        return Envelope.newBuilder().setOrigin(Origins.service("test", 1)).setRosterRequest(request).build();
    }

    private RosterReply reply() throws InvalidProtocolBufferException {
        assertThat(outbox.rows()).hasSize(1);
        return Envelope.parseFrom(outbox.rows().getFirst().value()).getRosterReply();
    }
}
