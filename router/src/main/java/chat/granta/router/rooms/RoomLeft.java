package chat.granta.router.rooms;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.TreeSet;

/**
 * XEP-0045 sections 7.2 and 7.14: a room says that a client has not come in, or is not there any more; presence that was sent to it is
 * nothing to be taken back.
 *
 * @param domain of the rooms' addresses
 */
record RoomLeft(String domain) implements Step<StanzaTurn<Presence>> {
    private static final String SELF = "110";

    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Presence presence = stanzaTurn.stanza();
        Jid occupant = stanzaTurn.from();
        boolean mayEnd = presence.type() == Presence.Type.ERROR || presence.type() == Presence.Type.UNAVAILABLE;
        if (!mayEnd || !occupant.domain().equals(domain)) {
            return Outcome.CONTINUE;
        }
        User user = stanzaTurn.turn().user(stanzaTurn.to().bare());
        Session session = user.sessions().stream().filter(one -> one.jid().equals(stanzaTurn.to())).findFirst()
                .orElse(null);
        if (session != null && session.directed().contains(occupant)
                && (presence.type() == Presence.Type.ERROR || isOwn(presence.payload()))) {
            var directed = new TreeSet<>(session.directed());
            directed.remove(occupant);
            stanzaTurn.turn().change(user.with(session.withDirected(directed)));
        }
        return Outcome.CONTINUE;
    }

    /** Whether it is about who gets it (section 15.6.2). */
    private static boolean isOwn(Payload payload) {
        return payload.elements().stream().filter(x -> x.name().localName().equals("x"))
                .flatMap(x -> x.children().stream()).anyMatch(status -> SELF.equals(status.attribute("code")));
    }
}
