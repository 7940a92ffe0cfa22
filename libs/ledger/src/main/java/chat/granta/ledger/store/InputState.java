package chat.granta.ledger.store;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.List;
import java.util.Map;

/**
 * What the database holds about a partition of the input.
 *
 * @param nextOffset the offset of the first record that is not handled
 * @param lanes the replay rule's position in each lane
 * @param unsent the rows that are still in the outbox, in order
 */
public record InputState(long nextOffset, Map<Lane, Position> lanes, List<OutboxRow> unsent) {}
