package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;

/** RFC 6121 section 3: subscriptions are kept with the roster; an installation without rosters says so to who asks. */
public final class SubscriptionPresence implements Step<StanzaTurn<Presence>> {
    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        return switch (stanzaTurn.stanza().type()) {
            case SUBSCRIBE -> Outcome.refuse(StanzaError.featureNotImplemented("This server keeps no subscriptions."));
            case SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> Outcome.DONE;
            case AVAILABLE, UNAVAILABLE, ERROR -> Outcome.CONTINUE;
        };
    }
}
