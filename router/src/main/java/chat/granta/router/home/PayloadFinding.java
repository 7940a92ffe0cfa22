package chat.granta.router.home;

import chat.granta.model.Payload;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was found last in a payload: the addressees of one record share theirs, and it is searched for the first of them alone. */
final class PayloadFinding {
    private @Nullable Payload payload;
    private @Nullable Function<Payload, ?> what;
    private @Nullable Object found;

    /** @param asked a constant, as the same question is known by its identity; it finds something in any payload */
    @SuppressWarnings("unchecked")
    <T> T of(Payload searched, Function<Payload, T> asked) {
        if (payload != searched || what != asked) {
            found = asked.apply(searched);
            payload = searched;
            what = asked;
        }
        return (T) Objects.requireNonNull(found);
    }
}
