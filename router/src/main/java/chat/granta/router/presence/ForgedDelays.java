package chat.granta.router.presence;

import chat.granta.handling.forward.Delay;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.StanzaTurn;

/** XEP-0203 section 5: delays in this server's name are forged, as it puts none into presence. Presence is rid of them on both stages. */
public final class ForgedDelays implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Presence presence = stanzaTurn.stanza();
        Payload clean = Delay.without(presence.payload(), stanzaTurn.turn().settings().domain());
        if (clean != presence.payload()) {
            stanzaTurn.replace(new Presence(presence.from(), presence.to(), presence.id(), presence.type(),
                    presence.lang(), clean));
        }
        return Outcome.CONTINUE;
    }
}
