package chat.granta.homes;

import chat.granta.bus.wire.TrailEvent;
import java.util.Set;
import java.util.function.Consumer;

/** The audit trail as a home sees it (ADR 30): it is told what has happened there, and the origin says where. */
public final class Trail {
    private final Set<TrailEvent.Kind> kept;
    private final Consumer<TrailEvent.Builder> output;

    Trail(Set<TrailEvent.Kind> kept, Consumer<TrailEvent.Builder> output) {
        this.kept = kept;
        this.output = output;
    }

    /** Whether it keeps such events at all. */
    public boolean keeps(TrailEvent.Kind kind) {
        return kept.contains(kind);
    }

    /** @param event says the rest of it; not called for what is not kept */
    public void tell(TrailEvent.Kind kind, Consumer<TrailEvent.Builder> event) {
        if (keeps(kind)) {
            TrailEvent.Builder told = TrailEvent.newBuilder().setKind(kind);
            event.accept(told);
            output.accept(told);
        }
    }
}
