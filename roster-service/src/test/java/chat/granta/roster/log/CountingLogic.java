package chat.granta.roster.log;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.store.LogStore;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.roster.turn.RequestTurn;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** Each request raises its account's policy version, by which its effects can be counted. */
final class CountingLogic implements RequestLogic {
    static Batches batches() {
        var runner = new RequestRunner(new CountingLogic(), new PolicyVersions(RosterContext.database()),
                SharedEntityManagerCreator.createSharedEntityManager(RosterContext.bean(EntityManagerFactory.class)));
        return new Batches(RosterContext.bean(TransactionTemplate.class), new LogStore(RosterContext.database()),
                new RecordHandling(runner, new LogMetrics(new SimpleMeterRegistry())));
    }

    /** The {@code number}-th request of a home; its number is its time, which the reply has too. */
    static byte[] request(String account, int partition, int number) {
        var stanza = new Presence(Jid.parse("a@example.org"), null, null, Presence.Type.SUBSCRIBE, null, Payload.EMPTY);
        return Envelope.newBuilder()
                .setOrigin(Origins.derived(ByteString.copyFrom(new byte[16]), partition, number, 0)).setTime(number)
                .setRosterRequest(
                        RosterRequest.newBuilder().setAccount(account).setStanza(StanzaCodec.toWire(stanza)))
                .build().toByteArray();
    }

    @Override
    public void handle(Stanza stanza, RequestTurn turn) {
        turn.contactChanged(Contact.newBuilder().setJid(turn.pushId()).build());
    }

    @Override
    public void cancelled(RequestTurn turn) {
        throw new AssertionError("nobody is");
    }

    @Override
    public PolicyChange.Builder wholePolicy(Jid account) {
        return PolicyChange.newBuilder();
    }
}
