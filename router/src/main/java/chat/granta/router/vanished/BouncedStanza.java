package chat.granta.router.vanished;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.servers.Unreachable;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.router.home.StanzaTurn;

/**
 * RFC 6120 section 10.4: a stanza comes back because the addressee's server cannot be reached. All of that contact's clients have gone, then;
 * those of others on that server are not judged by it, as the contact could have made the error up.
 */
record BouncedStanza<S extends Stanza>() implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        S stanza = stanzaTurn.stanza();
        if (!"error".equals(stanza.wireType()) || stanzaTurn.turn().isLocalUser(stanzaTurn.from())) {
            return Outcome.CONTINUE;
        }
        if (Unreachable.isSaidBy(stanza.payload())) {
            Jid contact = stanzaTurn.from().bare();
            SeenElsewhere.gone(stanzaTurn.turn(), stanzaTurn.account(), client -> client.bare().equals(contact));
        }
        return Outcome.CONTINUE;
    }
}
