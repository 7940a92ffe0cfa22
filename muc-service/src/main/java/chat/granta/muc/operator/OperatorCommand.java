package chat.granta.muc.operator;

import chat.granta.model.Iq;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.RoomStanza;

/** XEP-0133: a command that operators alone may give. */
interface OperatorCommand extends RoomCommand {
    Operators operators();

    @Override
    default boolean isFor(RoomStanza<Iq> asker) {
        return operators().have(asker.from(), asker.turn());
    }
}
