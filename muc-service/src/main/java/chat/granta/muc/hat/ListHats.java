package chat.granta.muc.hat;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormTable;
import chat.granta.handling.form.Submission;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0317 section 3.4: occupants and members ask which hats a room has to give. */
record ListHats() implements RoomCommand {
    private static final List<Field> COLUMNS = List.of(Field.of(FieldType.TEXT_SINGLE, HatCommands.TITLE),
            Field.of(FieldType.TEXT_SINGLE, HatCommands.URI), Field.of(FieldType.TEXT_SINGLE, HatCommands.HUE));

    @Override
    public String node() {
        return HatCommands.node("list");
    }

    @Override
    public String name() {
        return "List hats";
    }

    @Override
    public boolean isFor(RoomStanza<Iq> asker) {
        return asker.senderOrNone() != null || HatCommands.isAtLeast(Affiliation.MEMBER, asker);
    }

    @Override
    public @Nullable DataForm form(RoomStanza<Iq> asker) {
        return null;
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) {
        return List.of(new FormTable("Hats", COLUMNS, asker.room().hats().stream()
                .map(hat -> List.of(hat.title(), hat.uri(), hat.hue())).toList()).toResult());
    }
}
