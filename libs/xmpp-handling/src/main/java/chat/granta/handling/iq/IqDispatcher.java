package chat.granta.handling.iq;

import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the handler of an IQ request by its payload and type. */
public final class IqDispatcher<T> {
    private record Key(Iq.Type type, ElementName payload) {}

    private final Map<Key, IqHandler<T>> handlers = new HashMap<>();

    /**
     * @throws IllegalStateException when two handlers claim the same payload and type
     */
    public IqDispatcher(List<? extends IqHandler<T>> handlers) {
        for (IqHandler<T> handler : handlers) {
            for (Iq.Type type : handler.types()) {
                IqHandler<T> other = this.handlers.put(new Key(type, handler.payload()), handler);
                if (other != null) {
                    throw new IllegalStateException("both " + other.getClass().getName() + " and "
                            + handler.getClass().getName() + " answer " + type + " of " + handler.payload());
                }
            }
        }
    }

    /** Answers a request; one that nobody handles gets {@code service-unavailable} (RFC 6120 section 8.4). */
    public IqAnswer answer(Iq request, T turn) {
        ElementName payload = request.payload().first();
        IqHandler<T> handler = payload == null ? null : handlers.get(new Key(request.type(), payload));
        return handler == null ? IqAnswer.error(StanzaError.serviceUnavailable()) : handler.handle(request, turn);
    }
}
