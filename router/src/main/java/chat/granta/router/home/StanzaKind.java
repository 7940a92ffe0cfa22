package chat.granta.router.home;

import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;

/** What a rule of a privacy list can be about (XEP-0016 section 2.1). */
public enum StanzaKind {
    MESSAGE, IQ, PRESENCE_IN, PRESENCE_OUT,
    /** Subscriptions and probes: met only by rules about everything. */
    SUBSCRIPTION,
    /** Messages and IQs that the user sends: rules name those that come in, so these, too, only by rules about everything. */
    OUTBOUND;

    public static StanzaKind outbound(Stanza stanza) {
        return stanza instanceof Presence ? of(stanza, PRESENCE_OUT) : OUTBOUND;
    }

    public static StanzaKind inbound(Stanza stanza) {
        return of(stanza, PRESENCE_IN);
    }

    private static StanzaKind of(Stanza stanza, StanzaKind notification) {
        return switch (stanza) {
            case Message _ -> MESSAGE;
            case Iq _ -> IQ;
            case Presence presence -> switch (presence.type()) {
                case AVAILABLE, UNAVAILABLE, ERROR -> notification;
                case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> SUBSCRIPTION;
            };
        };
    }
}
