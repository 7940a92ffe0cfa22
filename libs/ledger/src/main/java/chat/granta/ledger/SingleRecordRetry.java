package chat.granta.ledger;

import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import java.util.List;
import java.util.function.Consumer;

/** Handles the records of a failed batch one by one, so that only the faulty ones are parked. */
final class SingleRecordRetry {
    private final Batches batches;

    SingleRecordRetry(Batches batches) {
        this.batches = batches;
    }

    /** @param finish called after each commit */
    void handle(List<Part> parts, Consumer<Committed> finish) {
        for (Part part : parts) {
            for (InputRecord record : part.records()) {
                Committed committed = handle(new Part(part.partition(), List.of(record)));
                finish.accept(committed);
                if (!committed.fenced().isEmpty()) {
                    break;
                }
            }
        }
    }

    private Committed handle(Part single) {
        try {
            return batches.handle(List.of(single));
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientDatabaseError.isBehind(e)) {
                throw e;
            }
            return batches.park(single, e);
        }
    }
}
