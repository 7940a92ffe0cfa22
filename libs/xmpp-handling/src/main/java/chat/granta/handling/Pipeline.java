package chat.granta.handling;

import java.util.List;

/** The steps of one stage, in the order in which they run. */
public record Pipeline<T>(List<Step<T>> steps) {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    /** Runs steps until one does not continue, and returns what it said; {@code CONTINUE} when all did. */
    public Outcome run(T turn) {
        for (int i = 0; i < steps.size(); i++) {
            Outcome outcome = steps.get(i).handle(turn);
            if (outcome != Outcome.CONTINUE) {
                return outcome;
            }
        }
        return Outcome.CONTINUE;
    }
}
