package chat.granta.router.account;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.time.Duration;
import java.time.Instant;

/** XEP-0012 section 5: how long ago a user was last available; 0 seconds while they are. {@link LastActivityGuard} keeps others away. */
public final class LastActivity implements IqHandler<StanzaTurn<Iq>> {
    private static final String NAMESPACE = "jabber:iq:last";
    static final ElementName PAYLOAD = new ElementName(NAMESPACE, "query");

    @Override
    public ElementName payload() {
        return PAYLOAD;
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        User user = stanzaTurn.turn().user(stanzaTurn.to().bare());
        Instant lastSeen = user.lastSeen();
        if (user.available().isEmpty() && lastSeen == null) {
            return IqAnswer.error(StanzaError.itemNotFound("The user has not been online yet."));
        }
        long seconds = user.available().isEmpty() && lastSeen != null
                ? Math.max(0, Duration.between(lastSeen, stanzaTurn.turn().time()).toSeconds())
                : 0;
        return IqAnswer.result(Element.named(NAMESPACE, "query").attribute("seconds", Long.toString(seconds)).build());
    }
}
