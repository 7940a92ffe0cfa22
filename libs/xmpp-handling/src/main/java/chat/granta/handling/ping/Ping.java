package chat.granta.handling.ping;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;

/** XEP-0199: XMPP Ping, answered. */
public final class Ping<T> implements IqHandler<T> {
    private static final ElementName PING = new ElementName("urn:xmpp:ping", "ping");

    @Override
    public ElementName payload() {
        return PING;
    }

    @Override
    public IqAnswer handle(Iq request, T turn) {
        return IqAnswer.empty();
    }
}
