package chat.granta.router;

import static chat.granta.router.Stage.JULIET;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.model.Message;
import java.util.ArrayList;
import java.util.List;

/** What a home tells archive-service, and what clients get of what it says. */
final class ArchiveBench {
    private final Stage stage;

    ArchiveBench(Stage stage) {
        this.stage = stage;
    }

    List<ArchiveEntry> entries() {
        return stage.bench.archived().stream().filter(Envelope::hasArchiveEntry).map(Envelope::getArchiveEntry)
                .toList();
    }

    OfflineStored stored() {
        return stored(stage.bench.archived());
    }

    static OfflineStored stored(List<Envelope> told) {
        return told.stream().filter(Envelope::hasOfflineStored).map(Envelope::getOfflineStored).findFirst()
                .orElseThrow();
    }

    /** The flush that archive-service has been asked for. */
    String flush() {
        return stage.bench.archived().stream().filter(Envelope::hasOfflineFlush)
                .map(envelope -> envelope.getOfflineFlush().getId()).findFirst().orElseThrow();
    }

    static ArchiveReply.Builder ended(String flush) {
        return ArchiveReply.newBuilder().setAccount(JULIET.toString()).setFlushEnded(true).setFlush(flush);
    }

    /** What the phone has received: the payloads of messages. */
    List<String> received() {
        List<String> payloads = new ArrayList<>();
        for (Envelope envelope : stage.bench.delivered()) {
            if (envelope.hasDelivery()
                    && StanzaCodec.ofWire(envelope.getDelivery().getStanza()) instanceof Message message) {
                payloads.add(message.payload().toString());
            }
        }
        return payloads;
    }

    static ArchiveReply.Builder flushed(SessionAddress session, OfflineMessage... messages) {
        return ArchiveReply.newBuilder().setAccount(JULIET.toString()).setSession(session.toWire())
                .addAllFlushed(List.of(messages)).setFlushEnded(true);
    }
}
