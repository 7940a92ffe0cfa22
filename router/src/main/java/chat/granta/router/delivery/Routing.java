package chat.granta.router.delivery;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Destination;
import chat.granta.router.home.Destinations;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.trail.MessageTrail;
import java.util.List;

/**
 * RFC 6120 section 10: an outbound stanza goes where the domain of its addressee is served. The last step of every outbound
 * stage.
 */
public record Routing<S extends Stanza>(Destinations destinations) implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        Jid to = stanzaTurn.to();
        S stanza = stanzaTurn.stanza();
        Destination destination = destinations.of(to.domain());
        if (destination == null && stanzaTurn.turn().settings().federates()) {
            // RFC 6120 10.4
            stanzaTurn.turn().sendRemote(stanza.between(stanzaTurn.from(), to), List.of(to));
            MessageTrail.sent(stanzaTurn);
            return Outcome.DONE;
        }
        if (destination == null) {
            return Outcome.refuse(StanzaError.remoteServerNotFound("This server does not federate: "
                    + to.domain() + " cannot be reached."));
        }
        if (destination.takes(to)) {
            stanzaTurn.turn().send(destination.topic(), destination.partitions(),
                    stanza.between(stanzaTurn.from(), to));
            return Outcome.DONE;
        }
        // RFC 6120 10.5.1 and 10.5.2: presence for the server itself means nothing here, and asks for no answer.
        return stanza instanceof Presence ? Outcome.DONE : Outcome.refuse(StanzaError.serviceUnavailable());
    }
}
