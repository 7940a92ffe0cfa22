package chat.granta.router;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.homes.RecordLogic;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Turn;
import java.util.Map;

/**
 * Gives each record of a home partition to the feature that handles its kind.
 *
 * @param handlers by kind; a kind that has none has no business at a home
 */
record HomeLogic(Map<BodyCase, RecordHandler> handlers) implements RecordLogic<Turn> {
    @Override
    public void handle(Envelope envelope, Turn turn) {
        RecordHandler handler = handlers.get(envelope.getBodyCase());
        if (handler == null) {
            throw new IllegalArgumentException(envelope.getBodyCase() + " has no business at a home");
        }
        handler.handle(turn, envelope);
    }

    @Override
    public void handleFailed(Envelope envelope, Turn turn) {
        RecordHandler handler = handlers.get(envelope.getBodyCase());
        if (handler != null) {
            handler.failed(turn, envelope);
        }
    }
}
