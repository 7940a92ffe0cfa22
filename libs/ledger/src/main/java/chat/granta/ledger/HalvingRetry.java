package chat.granta.ledger;

import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import java.util.List;
import java.util.function.Consumer;

/**
 * Handles the records of a failed batch again, so that only the faulty ones are parked: what fails is halved until it is one record. A faulty record among
 * thousands costs some twenty transactions.
 */
final class HalvingRetry {
    private final Batches batches;
    private final Consumer<Committed> finish;

    /** @param finish called after each commit */
    HalvingRetry(Batches batches, Consumer<Committed> finish) {
        this.batches = batches;
        this.finish = finish;
    }

    void handle(List<Part> parts) {
        parts.forEach(this::isHandled);
    }

    /** False when another process owns the partition: what follows is not ours to handle either. */
    private boolean isHandled(Part part) {
        Committed committed;
        try {
            committed = batches.handle(List.of(part));
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientDatabaseError.isBehind(e)) {
                throw e;
            }
            int half = part.records().size() / 2;
            if (half > 0) {
                return isHandled(part.between(0, half)) && isHandled(part.between(half, part.records().size()));
            }
            committed = batches.park(part, e);
        }
        finish.accept(committed);
        return committed.fenced().isEmpty();
    }
}
