package chat.granta.ledger;

import chat.granta.bus.ReplayRule.Positions;
import chat.granta.contracts.PositionsContract;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.InputState;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class AttemptTest extends PositionsContract {
    @Override
    protected Positions positions() {
        return new OwnedPartition(new InputPartition(new UUID(1, 2), 3), new InputState(0, Map.of(), List.of()))
                .attempt(1);
    }
}
