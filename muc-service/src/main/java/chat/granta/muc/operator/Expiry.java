package chat.granta.muc.operator;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.model.XmppTime;
import chat.granta.muc.owner.Destruction;
import chat.granta.muc.room.RoomStanza;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The room service finds in the database that nobody has wanted anything of a room for long; the room knows whether that is still so, and
 * ends. Only the service asks for it.
 */
public final class Expiry implements RefusingHandler<RoomStanza<Iq>> {
    public static final String NAMESPACE = "urn:granta:rooms";
    /** The attribute that says since when it has not been wanted. */
    public static final String SINCE = "since";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "expire");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    /** It is nobody's business. */
    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer decide(Iq request, Element expire, RoomStanza<Iq> roomStanza) throws RefusedException {
        if (!Operators.isService(roomStanza.from(), roomStanza.turn())) {
            throw new RefusedException(StanzaError.serviceUnavailable());
        }
        Instant since = XmppTime.read(expire.attribute(SINCE));
        if (since == null) {
            throw RefusedException.badRequest("Since when?");
        }
        boolean isWanted = !roomStanza.occupants().isEmpty()
                || roomStanza.turn().activity(roomStanza.roomJid()).used().isAfter(since);
        if (!isWanted) {
            Destruction.of(roomStanza.turn(), roomStanza.room(), Destruction.said(null, ""));
            Operators.audit(roomStanza.turn(), roomStanza.from(), "expire", roomStanza.roomJid(), "", "");
        }
        return IqAnswer.empty();
    }
}
