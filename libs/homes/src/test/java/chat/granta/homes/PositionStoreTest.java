package chat.granta.homes;

import chat.granta.bus.ReplayRule.Positions;
import chat.granta.contracts.PositionsContract;

class PositionStoreTest extends PositionsContract {
    @Override
    protected Positions positions() {
        return new PositionStore(PartitionStore.open(PositionStore.KIND, new MapStore()));
    }
}
