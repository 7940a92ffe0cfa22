package chat.granta.router.account;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** XEP-0012 section 5: how long ago a user was last available; 0 seconds while they are. For subscribers and the user. */
public final class LastActivity implements IqHandler<StanzaTurn<Iq>> {
    private static final String NAMESPACE = "jabber:iq:last";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        User user = stanzaTurn.turn().user(stanzaTurn.to().bare());
        if (isHidden(stanzaTurn, user)) {
            return IqAnswer.error(StanzaError.serviceUnavailable());
        }
        Instant lastSeen = user.lastSeen();
        if (user.available().isEmpty() && lastSeen == null) {
            return IqAnswer.error(StanzaError.itemNotFound());
        }
        long seconds = user.available().isEmpty() && lastSeen != null
                ? Math.max(0, Duration.between(lastSeen, stanzaTurn.turn().time()).toSeconds())
                : 0;
        return IqAnswer.result(Element.named(NAMESPACE, "query").attribute("seconds", Long.toString(seconds)).build());
    }

    /** Section 8: whom the user's lists keep from seeing presence is told no more than a stranger. */
    private static boolean isHidden(StanzaTurn<Iq> stanzaTurn, User user) {
        Policy policy = stanzaTurn.turn().policy(user.jid());
        List<Session> available = user.available();
        return available.isEmpty()
                ? !policy.allows(null, StanzaKind.PRESENCE_OUT, stanzaTurn.from())
                : available.stream()
                        .noneMatch(session -> policy.allows(session, StanzaKind.PRESENCE_OUT, stanzaTurn.from()));
    }
}
