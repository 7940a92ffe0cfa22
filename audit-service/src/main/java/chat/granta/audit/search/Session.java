package chat.granta.audit.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's session, from the binding of a resource to its end; still open when it has none. */
public record Session(String account, @Nullable String resource, @Nullable String address, Instant started,
        @Nullable Instant ended, @Nullable String reason) {}
