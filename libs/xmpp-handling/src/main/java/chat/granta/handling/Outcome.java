package chat.granta.handling;

import chat.granta.model.StanzaError;

/** What a step says about a stanza. */
public sealed interface Outcome {
    Outcome CONTINUE = new Continue();
    Outcome DONE = new Done();

    static Outcome refuse(StanzaError error) {
        return new Refuse(error);
    }

    /** The next step's turn. */
    record Continue() implements Outcome {}

    /** The stanza has been dealt with; no further step sees it. */
    record Done() implements Outcome {}

    /** The sender gets this error, where an error may be answered; no further step sees the stanza. */
    record Refuse(StanzaError error) implements Outcome {}
}
