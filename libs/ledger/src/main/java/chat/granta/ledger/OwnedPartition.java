package chat.granta.ledger;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.ReplayRule;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.InputState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition that this process has taken up: its position and lanes as of the last commit. For one thread. */
public final class OwnedPartition {
    private final InputPartition input;
    private final Map<Lane, Position> lanes = new HashMap<>();
    private long nextOffset;

    public OwnedPartition(InputPartition input, InputState state) {
        this.input = input;
        this.nextOffset = state.nextOffset();
        lanes.putAll(state.lanes());
    }

    public InputPartition input() {
        return input;
    }

    /** The offset of the first record that is not handled yet. */
    public long nextOffset() {
        return nextOffset;
    }

    /** Begins a batch of this partition. Its changes to the replay rule's positions take effect here when it is committed. */
    Attempt attempt(long newNextOffset) {
        return new Attempt(newNextOffset);
    }

    /** A batch that is not committed yet, and the lane positions that it changes. */
    final class Attempt implements ReplayRule.Positions {
        private final Map<Lane, Position> changed = new HashMap<>();
        private final long newNextOffset;

        private Attempt(long newNextOffset) {
            this.newNextOffset = newNextOffset;
        }

        OwnedPartition partition() {
            return OwnedPartition.this;
        }

        long newNextOffset() {
            return newNextOffset;
        }

        Map<Lane, Position> changed() {
            return changed;
        }

        void committed() {
            lanes.putAll(changed);
            nextOffset = newNextOffset;
        }

        @Override
        public @Nullable Position get(Lane lane) {
            Position position = changed.get(lane);
            return position == null ? lanes.get(lane) : position;
        }

        @Override
        public void put(Lane lane, Position position) {
            changed.put(lane, position);
        }
    }
}
