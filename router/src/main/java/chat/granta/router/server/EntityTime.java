package chat.granta.router.server;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;

/** XEP-0202: Entity Time. The time is the one at which the request came in; the zone is UTC. */
public final class EntityTime implements IqHandler<StanzaTurn<Iq>> {
    private static final String NAMESPACE = "urn:xmpp:time";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "time");
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> turn) {
        return IqAnswer.result(Element.named(NAMESPACE, "time").child("tzo", "+00:00")
                .child("utc", turn.turn().time().toString()).build());
    }
}
