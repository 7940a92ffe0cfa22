package chat.granta.archive.log;

import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.archive.offline.store.OfflineMessages;
import chat.granta.archive.offline.store.OfflineMessages.Usage;
import chat.granta.archive.offline.store.OfflineRow;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicIds;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Place;
import chat.granta.ledger.Outbox;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** XEP-0160: offline messages are stored while the account has room, and are handed over all at once. */
final class OfflineQueue {
    /** A message to store, and the outbox for the error to its sender if there is no room for it. */
    record Storing(OfflineStored stored, Outbox outbox) {}

    private final OfflineMessages messages;
    private final OfflineLimits limits;
    private final TopicIncarnations incarnations;

    OfflineQueue(OfflineMessages messages, OfflineLimits limits, TopicIncarnations incarnations) {
        this.messages = messages;
        this.limits = limits;
        this.incarnations = incarnations;
    }

    /** Stores messages; the senders of those for which there is no room get an error. */
    void store(List<Storing> all) {
        Map<String, Usage> usage = messages
                .usage(all.stream().map(storing -> storing.stored().getAccount()).collect(Collectors.toSet()));
        List<OfflineStored> kept = new ArrayList<>();
        for (Storing storing : all) {
            OfflineStored stored = storing.stored();
            Usage now = usage.getOrDefault(stored.getAccount(), Usage.NONE)
                    .with(stored.getMessage().getStanza().getSerializedSize());
            if (now.messages() > limits.offlineMessages() || now.bytes() > limits.offlineBytes()) {
                // RFC 6121 8.5.2.2.1
                bounce(stored, StanzaError.serviceUnavailable(), storing.outbox());
            } else {
                usage.put(stored.getAccount(), now);
                kept.add(stored);
            }
        }
        messages.add(kept.stream().map(this::row).toList());
    }

    /** An account has been cancelled; senders are not told, as its messages are as good as delivered. */
    void removeAll(String account) {
        messages.removeAll(account);
    }

    /** Hands over all messages of an account. Its home is told the end even when there are none. */
    void flush(OfflineFlush flush, Replies replies) {
        messages.take(flush.getAccount()).forEach(row -> replies.flushed(message(row)));
        replies.endFlush(flush.getId());
    }

    /** The sender of a message is told that it is not stored; the home, too, as it has sent the message to the archive. */
    void bounce(OfflineStored stored, StanzaError error, Outbox outbox) {
        var reply = ArchiveReply.newBuilder().setAccount(stored.getAccount()).addRefused(stored.getMessage().getId());
        Stanza answer = error.answerTo(StanzaCodec.ofWire(stored.getMessage().getStanza()));
        if (answer != null) {
            reply.addSend(StanzaCodec.toWire(answer));
        }
        outbox.toHome(Topics.USER, stored.getAccount(), Envelope.newBuilder().setArchiveReply(reply));
    }

    private OfflineRow row(OfflineStored stored) {
        OfflineMessage message = stored.getMessage();
        Place place = message.getPlace();
        var topicId = TopicIds.of(place.getTopicId());
        return new OfflineRow(stored.getAccount(), message.getId(), topicId, incarnations.of(topicId),
                place.getPartition(),
                place.getOffset(), place.getNumber(), Instant.ofEpochMilli(message.getTime()),
                message.getStanza().toByteArray());
    }

    private static OfflineMessage message(OfflineRow row) {
        try {
            return OfflineMessage.newBuilder().setId(row.id()).setTime(row.sent().toEpochMilli())
                    .setPlace(Place.newBuilder().setTopicId(TopicIds.toWire(row.topicId()))
                            .setPartition(row.partition()).setOffset(row.offset()).setNumber(row.number()))
                    .setStanza(chat.granta.bus.wire.Stanza.parseFrom(row.stanza())).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("offline message " + row.id() + " cannot be read", e);
        }
    }
}
