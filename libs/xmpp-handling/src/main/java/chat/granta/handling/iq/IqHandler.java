package chat.granta.handling.iq;

import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import java.util.List;
import java.util.Set;

/**
 * Answers the IQ requests of one payload. A pure function of the request and what {@code T} offers.
 *
 * @param <T> what the service offers its handlers
 */
public interface IqHandler<T> {
    /** The payload element that this handler answers. */
    ElementName payload();

    /** Whether it answers {@code get}, {@code set} or both. */
    default Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET);
    }

    /** What service discovery says on behalf of this handler (XEP-0030 section 3.1). */
    default List<String> features() {
        return List.of(payload().namespace());
    }

    IqAnswer handle(Iq request, T turn);
}
