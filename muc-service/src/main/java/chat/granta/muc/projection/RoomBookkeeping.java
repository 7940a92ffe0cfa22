package chat.granta.muc.projection;

import chat.granta.bus.HomePartition;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomRequested;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Jid;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomListings;
import chat.granta.muc.projection.store.RoomTables;
import java.time.Instant;
import java.util.function.Predicate;

/** Writes into the database what homes have decided about rooms, and tells them what is in it. */
final class RoomBookkeeping implements Bookkeeping {
    private final RoomTables tables;
    private final RoomListings listings;
    private final CreationBook creations;
    private final OperatorAnswers answers;
    private final int partitions;

    /** @param partitions of {@code xmpp.room-store} */
    RoomBookkeeping(RoomTables tables, RoomListings listings, CreationBook creations, OperatorAnswers answers,
            int partitions) {
        this.partitions = partitions;
        this.tables = tables;
        this.listings = listings;
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
            case ROOM_LISTED -> listings.note(envelope.getRoomListed());
            case ACCOUNT_REMOVED -> remove(envelope.getAccountRemoved(), record.input().partition(), outbox);
            case OPERATOR_ANSWERED -> answers.add(envelope.getOperatorAnswered());
            default -> throw new IllegalArgumentException("nothing for the store of rooms: " + envelope.getBodyCase());
        }
    }

    /** Of rooms whose records are in another partition, some may be later than this and still to come. */
    private void remove(AccountRemoved removed, int partition, Outbox outbox) {
        String account = removed.getAccount();
        Predicate<String> whose = removed.getRoom().isEmpty()
                ? room -> HomePartition.of(room, partitions) == partition
                : removed.getRoom()::equals;
        listings.forgetCreator(account, whose);
        tables.remove(account, whose).forEach(room -> {
            String service = Jid.trusted(room).domain();
            outbox.add(Topics.AUDIT, HomePartition.of(service, TopicMaker.AUDIT_PARTITIONS), service,
                    Envelope.newBuilder().setRoomAdministered(RoomAdministered.newBuilder().setOperator(service)
                            .setAct("owner-removed").setRoom(room).setWhom(account)));
        });
    }

    /** Whoever waits for a room that cannot be read is told by the room's home after a while. */
    @Override
    public void refuse(Envelope envelope, Outbox outbox) {}
}
