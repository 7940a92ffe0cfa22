package chat.granta.muc.command;

import chat.granta.handling.command.NamedCommand;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0050: something that a room, or the room service, does on demand. Pure, as everything in a home. */
public interface RoomCommand extends NamedCommand<RoomStanza<Iq>> {
    /** What is to be filled in, or null when nothing is. */
    @Nullable
    DataForm form(RoomStanza<Iq> asker);

    /**
     * Does it.
     *
     * @return what is shown when it is done, or null when the answer comes later, by {@link RoomCommands#completed}
     */
    @Nullable
    List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException;
}
