package chat.granta.muc.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0313 section 6.1.2: those who may enter a room now may read its archive, whether they are there or not. The question goes on to
 * archive-service, and the answer comes back by way of the room's home ({@link ArchiveAnswers}).
 *
 * @param payload of the IQ
 * @param types that are asked
 */
public record ArchiveIq(ElementName payload, Set<Iq.Type> types) implements IqHandler<RoomStanza<Iq>> {
    private static final String NAMESPACE = "urn:xmpp:mam:2";
    private static final List<String> FEATURES = List.of(NAMESPACE, NAMESPACE + "#extended",
            "urn:xmpp:message-retract:1#tombstone");

    /** Messages, and what is known of the archive. */
    public static List<ArchiveIq> all() {
        return List.of(
                new ArchiveIq(new ElementName(NAMESPACE, "query"), Set.of(Iq.Type.GET, Iq.Type.SET)),
                new ArchiveIq(new ElementName(NAMESPACE, "metadata"), Set.of(Iq.Type.GET)));
    }

    /** Section 7: what service discovery shows of a room that has an archive. */
    public static List<String> features(Room room) {
        return room.configuration().getLogged() ? FEATURES : List.of();
    }

    /** Not every room has them. */
    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer handle(Iq request, RoomStanza<Iq> roomStanza) {
        Room room = roomStanza.room();
        if (!room.configuration().getLogged()) {
            return IqAnswer.error(StanzaError.serviceUnavailable());
        }
        RoomTurn turn = roomStanza.turn();
        Occupant occupant = roomStanza.senderOrNone();
        if (occupant == null && !mayEnter(room, roomStanza.from())) {
            // Section 8.1 names the error.
            return IqAnswer.error(RoomErrors.forbidden("Only those who may enter this room may read its archive."));
        }
        turn.tellArchive(room.jid(), Envelope.newBuilder().setArchiveRequest(ArchiveRequest.newBuilder()
                .setAccount(room.jid().toString()).setStanza(StanzaCodec.toWire(request))
                .setSeesJids(seesJids(room, occupant, roomStanza.from()))));
        return IqAnswer.later();
    }

    /** XEP-0045 sections 7.2.5 to 7.2.7: without a password, which a query cannot give, only owners enter where one is needed. */
    private static boolean mayEnter(Room room, Jid user) {
        Affiliation affiliation = room.affiliation(user);
        return affiliation == Affiliation.OWNER
                || room.configuration().getPassword().isEmpty()
                        && affiliation.isAtLeast(
                                room.configuration().getMembersOnly() ? Affiliation.MEMBER : Affiliation.NONE);
    }

    /** XEP-0045 section 4.2, for who is there, and for who would be a moderator there. */
    private static boolean seesJids(Room room, @Nullable Occupant occupant, Jid user) {
        return occupant == null
                ? room.configuration().getNonAnonymous()
                        || Role.onEntering(room.affiliation(user),
                                room.configuration().getModerated()) == Role.MODERATOR
                : OccupantPresence.seesJids(room, occupant);
    }
}
