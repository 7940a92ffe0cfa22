package chat.granta.router.vanished;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.servers.WatchedServer;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Stanza;
import chat.granta.router.home.StanzaTurn;

/** XEP-0199 section 4.5: what another server answers, or its users say, shows that it is there; an error of ours, that it may not be. */
record HeardServer<S extends Stanza>() implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        if (stanzaTurn.turn().isLocalUser(stanzaTurn.from())) {
            return Outcome.CONTINUE;
        }
        boolean isAnswer = WatchedServers.heard(stanzaTurn.turn().store(WatchedServer.STORE), stanzaTurn.stanza());
        // What a client has asked is answered to its full JID.
        return isAnswer && stanzaTurn.to().isBare() ? Outcome.DONE : Outcome.CONTINUE;
    }
}
