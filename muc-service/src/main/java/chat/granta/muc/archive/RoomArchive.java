package chat.granta.muc.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveDeletion;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.archive.ArchivedContent;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomChange;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;

/**
 * XEP-0313 section 6.1.2: what is said to all goes to the room's archive, once, if the room is logged. It is kept together with who
 * has said it; archive-service shows that to those who may know it.
 */
public final class RoomArchive {
    private RoomArchive() {}

    /** Whether what is said with this payload goes to the room's archive; a change of the subject does. */
    public static boolean takes(Room room, Payload payload) {
        return room.configuration().getLogged() && (ArchivedContent.isIn(payload)
                || payload.has(Payload.CONTENT_NAMESPACE, "subject") && !Hints.forbidArchiving(payload));
    }

    /**
     * An occupant has said something.
     *
     * @param spoken as the room passes it on, without its id in the room
     */
    public static void add(RoomStanza<Message> said, Message spoken) {
        Room room = said.room();
        if (takes(room, spoken.payload())) {
            Occupant speaker = said.sender();
            Message archived = spoken.with(spoken.payload().with(author(room, speaker, said.from())));
            tell(said.turn(), room, entry(room, said.id(), said.number(), archived).setPeer(said.from().toString())
                    .setNickname(speaker.nickname()));
        }
    }

    /**
     * The room itself has said something.
     *
     * @param number from {@link RoomTurn#nextMessage}
     */
    public static void addOwn(RoomTurn turn, Room room, int number, Message spoken) {
        if (takes(room, spoken.payload())) {
            tell(turn, room, entry(room, turn.messageId(number), number, spoken).setPeer(room.jid().toString())
                    .setNickname(""));
        }
    }

    private static ArchiveEntry.Builder entry(Room room, String id, int number, Message message) {
        return ArchiveEntry.newBuilder().setAccount(room.jid().toString()).setId(id).setNumber(number)
                .setStanza(StanzaCodec.toWire(message));
    }

    private static Element author(Room room, Occupant speaker, Jid client) {
        return Element.named(RoomExtension.USER, "x").child(Element.named(RoomExtension.USER, "item")
                .attribute("affiliation", room.affiliation(speaker.user()).wire()).attribute("jid", client.toString())
                .attribute("role", speaker.role().wire()).build()).build();
    }

    private static void tell(RoomTurn turn, Room room, ArchiveEntry.Builder entry) {
        turn.tellArchive(room.jid(), Envelope.newBuilder().setArchiveEntry(entry));
    }

    /** A room that has ended leaves no archive: another of its name has one of its own. */
    public static final class End implements RoomChange.Reaction {
        @Override
        public void to(RoomChange change, RoomTurn turn) {
            Room before = change.before();
            if (before != null && change.after() == null && before.configuration().getArchived()) {
                turn.tellArchive(change.jid(), Envelope.newBuilder().setArchiveDeletion(ArchiveDeletion.newBuilder()
                        .setAccount(change.jid().toString()).setNumber(turn.nextMessage())));
            }
        }
    }
}
