package chat.granta.router.carbons;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.Session;
import chat.granta.router.home.Session.Want;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * XEP-0280 sections 4 and 5: a device turns copies on or off for itself.
 *
 * @param isOn whether this is {@code <enable/>} or {@code <disable/>}
 */
public record CarbonsSwitch(boolean isOn) implements IqHandler<StanzaTurn<Iq>> {
    @Override
    public ElementName payload() {
        return new ElementName(Carbons.NAMESPACE, isOn ? "enable" : "disable");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public List<String> features() {
        // Section 6.2: what is copied follows the rules of this version.
        return List.of(Carbons.NAMESPACE, "urn:xmpp:carbons:rules:0");
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        User user = stanzaTurn.turn().user(stanzaTurn.from().bare());
        Session session = user.session(Objects.requireNonNull(stanzaTurn.sender()));
        if (session != null) {
            stanzaTurn.turn().change(user.with(session.with(Want.CARBONS, isOn)));
        }
        return IqAnswer.empty();
    }
}
