package chat.granta.router.home;

import chat.granta.bus.wire.Envelope;
import chat.granta.model.Stanza;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stanza that one addressee gets after another, as a room's occupants do: the connections of one gateway share a record, in which
 * the stanza stands once.
 */
final class FanOut {
    private final Map<Integer, Envelope.Builder> records = new HashMap<>(2);
    private @Nullable Stanza stanza;

    /** The record of a partition that has this stanza for somebody else, or null. */
    Envelope.@Nullable Builder record(Stanza next, int partition) {
        return isSame(stanza, next) ? records.get(partition) : null;
    }

    /** Others may get this stanza, too. */
    void keep(Stanza first, int partition, Envelope.Builder record) {
        if (!isSame(stanza, first)) {
            records.clear();
            stanza = first;
        }
        records.put(partition, record);
    }

    /** But for whom it is for; payloads are not read, as those of one stanza are one. */
    private static boolean isSame(@Nullable Stanza one, Stanza other) {
        return one != null && one.payload() == other.payload() && one.name().equals(other.name())
                && Objects.equals(one.from(), other.from()) && Objects.equals(one.id(), other.id())
                && Objects.equals(one.wireType(), other.wireType()) && Objects.equals(one.lang(), other.lang());
    }
}
