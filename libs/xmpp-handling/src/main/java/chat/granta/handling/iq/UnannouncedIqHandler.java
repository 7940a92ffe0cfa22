package chat.granta.handling.iq;

import chat.granta.model.Iq;
import java.util.List;
import java.util.Set;

/** A handler of {@code get} and {@code set} that service discovery does not name, as something else says what it is part of. */
public interface UnannouncedIqHandler<T> extends IqHandler<T> {
    @Override
    default Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    default List<String> features() {
        return List.of();
    }
}
