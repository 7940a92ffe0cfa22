package chat.granta.roster.log;

import chat.granta.bus.HomePartition;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.LastItemsWanted;
import chat.granta.bus.wire.RosterReply;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.roster.turn.RequestLogic;
import java.time.Instant;
import java.util.List;

/**
 * XEP-0163 section 4.3.4: the last items for somebody who has come go to that session's home, many in one record. For somebody of
 * another server they go by way of the account's home, which routes what leaves.
 */
final class LastItemMessages {
    /** Items are in one record up to this size; with one more of the largest, it can still be sent. */
    private static final int MAX_BATCH = 512 * 1024;

    private final RequestLogic logic;
    private final int homePartitions;

    LastItemMessages(RequestLogic logic, int homePartitions) {
        this.logic = logic;
        this.homePartitions = homePartitions;
    }

    void tell(InputRecord record, LastItemsWanted wanted, Instant time, Outbox outbox) {
        Jid by = Jid.trusted(wanted.getBy());
        List<Message> messages = logic.lastItems(by, wanted.getNodesList(), wanted.getAccountsList(), time,
                record.uniqueId());
        if (messages.isEmpty()) {
            return;
        }
        Jid owner = Jid.trusted(wanted.getAccounts(0));
        if (!by.domain().equals(owner.domain())) {
            messages.forEach(message -> outbox.toHome(Topics.USER, owner.toString(), Envelope.newBuilder()
                    .setRosterReply(RosterReply.newBuilder().setAccount(String.valueOf(message.from()))
                            .addSend(StanzaCodec.toWire(message)))));
            return;
        }
        var batch = Batch.newBuilder();
        int size = 0;
        for (Message message : messages) {
            var part = Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(message)))
                    .build();
            if (size > 0 && size + part.getSerializedSize() > MAX_BATCH) {
                send(by, batch, outbox);
                batch.clear();
                size = 0;
            }
            batch.addParts(part);
            size += part.getSerializedSize();
        }
        send(by, batch, outbox);
    }

    private void send(Jid by, Batch.Builder batch, Outbox outbox) {
        String home = by.bare().toString();
        outbox.add(Topics.USER, HomePartition.of(home, homePartitions), home, Envelope.newBuilder().setBatch(batch));
    }
}
