package chat.granta.muc.projection;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomRequested;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Jid;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomTables;
import java.time.Instant;

/** Writes into the database what homes have decided about rooms, and tells them what is in it. */
final class RoomBookkeeping implements Bookkeeping {
    private final RoomTables tables;
    private final CreationBook creations;
    private final OperatorAnswers answers;

    RoomBookkeeping(RoomTables tables, CreationBook creations, OperatorAnswers answers) {
        this.tables = tables;
        this.creations = creations;
        this.answers = answers;
    }

    @Override
    public Entries begin() {
        return this::enter;
    }

    private void enter(InputRecord record, Envelope envelope, Outbox outbox) {
        switch (envelope.getBodyCase()) {
            case ROOM_STORED -> tables.store(envelope.getRoomStored(), Instant.ofEpochMilli(envelope.getTime()));
            case ROOM_REQUESTED -> {
                RoomRequested request = envelope.getRoomRequested();
                RoomLoaded.Builder loaded = tables.load(request.getRoom()).setAsked(request.getAsked());
                if (!loaded.hasState() && !request.getCreator().isEmpty()) {
                    loaded.setCreator(request.getCreator()).setRefusal(creations
                            .refusal(Jid.trusted(request.getRoom()), Jid.trusted(request.getCreator())));
                }
                outbox.toHome(Topics.ROOM, request.getRoom(), Envelope.newBuilder().setRoomLoaded(loaded));
            }
            case DIRECTORY_REQUESTED -> {
                String service = envelope.getDirectoryRequested().getService();
                tables.forEachPage(page -> outbox.toHome(Topics.ROOM, service,
                        Envelope.newBuilder().setDirectoryLoaded(page.setService(service))));
            }
            case ROOM_LISTED -> tables.list(envelope.getRoomListed());
            case OPERATOR_ANSWERED -> answers.add(envelope.getOperatorAnswered());
            default -> throw new IllegalArgumentException("nothing for the store of rooms: " + envelope.getBodyCase());
        }
    }

    /** Whoever waits for a room that cannot be read is told by the room's home after a while. */
    @Override
    public void refuse(Envelope envelope, Outbox outbox) {}
}
