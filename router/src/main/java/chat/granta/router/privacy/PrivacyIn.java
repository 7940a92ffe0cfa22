package chat.granta.router.privacy;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import chat.granta.router.trail.MessageTrail;
import java.util.List;

/**
 * XEP-0016 section 2.13 and XEP-0191 section 3.5: what a user's lists keep away is answered as if nobody were there. A
 * stanza for the user as a whole passes when any of the resources may have it; who delivers it asks for each.
 */
public final class PrivacyIn<S extends Stanza> implements Step<StanzaTurn<S>> {
    @Override
    public Outcome handle(StanzaTurn<S> stanzaTurn) {
        if (passes(stanzaTurn)) {
            return Outcome.CONTINUE;
        }
        if (isDropped(stanzaTurn)) {
            MessageTrail.dropped(stanzaTurn);
            return Outcome.DONE;
        }
        stanzaTurn.cause("blocked");
        return Outcome.refuse(StanzaError.serviceUnavailable());
    }

    /** Whether the lists of a stanza's addressee let it pass. */
    public static boolean passes(StanzaTurn<?> stanzaTurn) {
        Jid to = stanzaTurn.to();
        Jid from = stanzaTurn.from();
        Policy policy = stanzaTurn.turn().policy(to.bare());
        return policy.lists().isEmpty() || isOwnServer(stanzaTurn, from) || isAllowed(policy,
                stanzaTurn.turn().user(to.bare()), to, StanzaKind.inbound(stanzaTurn.stanza()), from);
    }

    /** Presence needs no answer; and a room removes whom it cannot reach, so that it must not be told so by who blocks an occupant. */
    private static boolean isDropped(StanzaTurn<?> stanzaTurn) {
        return switch (stanzaTurn.stanza()) {
            case Presence _ -> true;
            case Message message -> message.type() == Message.Type.GROUPCHAT || stanzaTurn.node() != null
                    || stanzaTurn.turn().isOfService(stanzaTurn.from());
            case Iq _ -> false;
        };
    }

    private static boolean isOwnServer(StanzaTurn<?> stanzaTurn, Jid from) {
        return from.isDomain() && from.domain().equals(stanzaTurn.turn().settings().domain());
    }

    private static boolean isAllowed(Policy policy, User user, Jid to, StanzaKind kind, Jid from) {
        Session addressed = user.session(to.resource());
        List<Session> sessions = addressed == null ? user.available() : List.of(addressed);
        return sessions.isEmpty()
                ? policy.allows(null, kind, from)
                : sessions.stream().anyMatch(session -> policy.allows(session, kind, from));
    }
}
