package chat.granta.router.rooms;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * XEP-0045 section 7.2: a user is in so many rooms at most, with all devices together. The home knows which by the presence that was sent
 * to them.
 *
 * @param domain of the rooms' addresses
 */
record RoomsJoined(String domain, int most) implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Jid to = stanzaTurn.to();
        if (stanzaTurn.stanza().type() != Presence.Type.AVAILABLE || !to.domain().equals(domain)
                || to.resource() == null) {
            return Outcome.CONTINUE;
        }
        User user = stanzaTurn.turn().user(stanzaTurn.from().bare());
        Set<Jid> rooms = user.sessions().stream().flatMap(session -> session.directed().stream())
                .filter(known -> known.domain().equals(domain)).map(Jid::bare).collect(Collectors.toSet());
        return rooms.size() < most || rooms.contains(to.bare())
                ? Outcome.CONTINUE
                : Outcome.refuse(StanzaError.resourceConstraint("You are in " + most
                        + " rooms, which is as many as a user may be in; leave one."));
    }
}
