package chat.granta.muc.avatar;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.ConfigurationNotice;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** XEP-0486 sections 3.2 and 3.4: an owner gives the room a vCard with an avatar, and everybody may look at it; an empty one takes it back. */
public final class RoomCard implements RefusingHandler<RoomStanza<Iq>> {
    static final String NAMESPACE = "vcard-temp";
    private static final int MOST_BYTES = 96 * 1024;

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "vCard");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element card, RoomStanza<Iq> roomStanza) throws RefusedException {
        return request.type() == Iq.Type.GET ? show(roomStanza.room()) : change(request, card, roomStanza);
    }

    private IqAnswer show(Room room) {
        return new IqAnswer.Result(room.vcard().isEmpty()
                ? Payload.of(Element.named(NAMESPACE, "vCard").build())
                : new Payload(List.of(payload()), room.vcard().getBytes(StandardCharsets.UTF_8)));
    }

    private static IqAnswer change(Iq request, Element card, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if (room.affiliation(roomStanza.from()) != Affiliation.OWNER) {
            throw new RefusedException(RoomErrors.forbidden("Only owners change the room's vCard."));
        }
        if (request.payload().xml().length > MOST_BYTES) {
            throw RefusedException.notAcceptable("A room's vCard has at most " + MOST_BYTES + " bytes.");
        }
        AvatarHash.check(card);
        Room changed = room.withCard(card.children().isEmpty() ? "" : request.payload().toString());
        roomStanza.turn().change(changed);
        ConfigurationNotice.send(roomStanza.turn(), changed, List.of(Status.CONFIGURATION_CHANGED));
        AvatarPresence.tell(roomStanza.turn(), changed, roomStanza.occupants().jids());
        return IqAnswer.empty();
    }
}
