package chat.granta.router.session;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;

/** RFC 3921 section 3: old clients ask for a session after they have bound a resource. It does nothing (RFC 6121 appendix E). */
public final class SessionRequest implements IqHandler<StanzaTurn<Iq>> {
    @Override
    public ElementName payload() {
        return new ElementName("urn:ietf:params:xml:ns:xmpp-session", "session");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> turn) {
        return IqAnswer.empty();
    }
}
