package chat.granta.loadtest.scenario;

/** The scenario could not be played: its message is all there is to say. */
public final class ScenarioException extends RuntimeException {
    ScenarioException(String message) {
        super(message);
    }
}
