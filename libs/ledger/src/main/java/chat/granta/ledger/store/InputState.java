package chat.granta.ledger.store;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.List;
import java.util.Map;

/**
 * Where the database stands with a partition.
 *
 * @param nextOffset the first that is not handled
 * @param lanes what the replay rule remembers
 * @param unsent what the outbox still has, in order
 */
public record InputState(long nextOffset, Map<Lane, Position> lanes, List<OutboxRow> unsent) {}
