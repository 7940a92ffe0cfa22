package chat.granta.muc.vanished;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.servers.WatchedServer;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Stanza;
import chat.granta.muc.room.RoomStanza;

/** XEP-0199 section 4.5: what another server answers, or its users say, shows that it is there; an error of ours, that it may not be. */
public record HeardServer<S extends Stanza>() implements Step<RoomStanza<S>> {
    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        if (!RemoteServers.isElsewhere(roomStanza.turn(), roomStanza.from())) {
            return Outcome.CONTINUE;
        }
        boolean isAnswer = WatchedServers.heard(roomStanza.turn().store(WatchedServer.STORE), roomStanza.stanza());
        return isAnswer ? Outcome.DONE : Outcome.CONTINUE;
    }
}
