package chat.granta.router.vanished;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * RFC 6120 section 10.4: a stanza comes back because the addressee's server cannot be reached. All of that contact's clients have gone, then;
 * those of others on that server are not judged by it, as the contact could have made the error up.
 */
record Unreachable<S extends Stanza>() implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        S stanza = stanzaTurn.stanza();
        if (!"error".equals(stanza.wireType()) || stanzaTurn.turn().isLocalUser(stanzaTurn.from())) {
            return Outcome.CONTINUE;
        }
        Turn turn = stanzaTurn.turn();
        Jid account = stanzaTurn.account();
        Jid contact = stanzaTurn.from().bare();
        SortedSet<Jid> seen = SeenElsewhere.of(turn, account).clients();
        List<Jid> gone = seen.stream().filter(client -> client.bare().equals(contact)).toList();
        if (!gone.isEmpty() && isOfServer(stanza.payload())) {
            for (Jid client : gone) {
                turn.deliverToEach(new Presence(client, account, null, Presence.Type.UNAVAILABLE, null, Payload.EMPTY),
                        turn.user(account).available());
            }
            var left = new TreeSet<>(seen);
            gone.forEach(left::remove);
            SeenElsewhere.put(turn, account, left);
        }
        return Outcome.CONTINUE;
    }

    private static boolean isOfServer(Payload payload) {
        return payload.elements().stream().filter(element -> element.name().localName().equals("error"))
                .flatMap(error -> error.children().stream()).map(Element::name)
                .anyMatch(name -> name.namespace().equals(StanzaError.NAMESPACE)
                        && (name.localName().equals("remote-server-timeout")
                                || name.localName().equals("remote-server-not-found")));
    }
}
