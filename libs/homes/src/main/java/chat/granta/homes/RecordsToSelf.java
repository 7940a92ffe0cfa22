package chat.granta.homes;

import chat.granta.bus.Lane.Position;
import chat.granta.bus.Lane;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.Origin;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Records that a home has written to itself. Only versions before this one did that; now what a record says to its own home is
 * part of its turn. Such a record may still stand in the log when this version takes the home over, and after a crash what it
 * says may also have been said in a turn of this version. The home therefore remembers the first record that it has handled
 * in the new way: what derives from an earlier one is handled, what derives from that one or a later one has had its effect.
 *
 * <p>A replay begins at the same first record, because it is the one after the last commit of the earlier version. A home
 * must not go back to an earlier version: what that one wrote to itself would be taken for done.
 */
final class RecordsToSelf {
    private final ReplayRule.Positions positions;
    private final ByteString topicId;
    private @Nullable Position first;

    RecordsToSelf(ReplayRule.Positions positions, ByteString topicId) {
        this.positions = positions;
        this.topicId = topicId;
        this.first = positions.get(Lane.innerTurns());
    }

    /** Whether a record that stands at this place has had its effect in the turn of the record that it derives from. */
    boolean isDone(Origin origin, LogRecord record) {
        if (first == null) {
            first = new Position(record.offset(), 0);
            positions.put(Lane.innerTurns(), first);
        }
        DerivedLane derived = origin.getDerived();
        return origin.hasDerived() && derived.getPartition() == record.partition()
                && derived.getOffset() >= first.major() && derived.getTopicId().equals(topicId);
    }
}
