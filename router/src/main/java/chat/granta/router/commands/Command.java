package chat.granta.router.commands;

import chat.granta.handling.command.NamedCommand;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/** XEP-0050: something that can be done by dialogue, stage by stage. Stateless, and pure as everything in a home. */
public interface Command extends NamedCommand<StanzaTurn<Iq>> {
    @Override
    default boolean isFor(StanzaTurn<Iq> asker) {
        return true;
    }

    /**
     * Goes to a stage: the first is 0, and each next one gets the form that was submitted at the one before.
     *
     * @param submitted payload of the request, such as a form; empty when the stage is gone back to
     */
    Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker);

    /** What a stage shows. */
    sealed interface Reply {
        /** Something is to be filled in, and there is another stage. */
        record More(Element form, boolean isLast) implements Reply {}

        /** The dialogue is over. */
        record Done(List<Element> payload) implements Reply {}

        /** What was submitted is nothing that this stage can take. */
        record BadPayload() implements Reply {}
    }
}
