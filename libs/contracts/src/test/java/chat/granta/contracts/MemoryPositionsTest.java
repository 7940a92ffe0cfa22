package chat.granta.contracts;

import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule.Positions;

class MemoryPositionsTest extends PositionsContract {
    @Override
    protected Positions positions() {
        return new MemoryPositions();
    }
}
