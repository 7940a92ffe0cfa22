package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;
import java.util.Set;

/**
 * XEP-0045 section 7.14: a client from which a stanza of the room comes back because it cannot be reached is not there any more, and
 * is removed (status 333). Other errors concern the stanza that they answer, and nobody in the room.
 */
public final class BouncedStanza<S extends Stanza> implements Step<RoomStanza<S>> {
    /** RFC 6120 section 8.3.3: conditions that say that nobody is there. */
    private static final Set<String> UNREACHABLE = Set.of("gone", "item-not-found", "recipient-unavailable", "redirect",
            "remote-server-not-found", "remote-server-timeout", "service-unavailable", "jid-malformed",
            "internal-server-error");

    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        if (!roomStanza.stanza().isError()) {
            return Outcome.CONTINUE;
        }
        Occupant occupant = roomStanza.senderOrNone();
        if (occupant != null && isUnreachable(roomStanza.stanza().payload())) {
            Departure.ofClient(roomStanza.turn(), roomStanza.room(), occupant, roomStanza.from(),
                    how -> how.status(Status.TECHNICAL_PROBLEM));
        }
        return Outcome.DONE;
    }

    private static boolean isUnreachable(Payload payload) {
        return payload.elements().stream()
                .filter(element -> element.name().namespace().equals(Payload.CONTENT_NAMESPACE)
                        && element.name().localName().equals("error"))
                .flatMap(error -> error.children().stream()).map(Element::name)
                .anyMatch(name -> name.namespace().equals(StanzaError.NAMESPACE)
                        && UNREACHABLE.contains(name.localName()));
    }
}
