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
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0317 section 3.7: an admin asks who has which hat. */
record ListAssignedHats() implements RoomCommand {
    private static final List<Field> COLUMNS = List.of(Field.of(FieldType.JID_SINGLE, HatCommands.JID),
            Field.of(FieldType.TEXT_SINGLE, HatCommands.URI), Field.of(FieldType.TEXT_SINGLE, HatCommands.TITLE),
            Field.of(FieldType.TEXT_SINGLE, HatCommands.HUE));

    @Override
    public String node() {
        return HatCommands.node("list-assigned");
    }

    @Override
    public String name() {
        return "List who has which hat";
    }

    @Override
    public boolean isFor(RoomStanza<Iq> asker) {
        return HatCommands.isAtLeast(Affiliation.ADMIN, asker);
    }

    @Override
    public @Nullable DataForm form(RoomStanza<Iq> asker) {
        return null;
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) {
        Room room = asker.room();
        List<List<String>> rows = new ArrayList<>();
        room.affiliations().keySet().forEach(user -> {
            for (Hat hat : room.hatsOf(user)) {
                rows.add(List.of(user.toString(), hat.uri(), hat.title(), hat.hue()));
            }
        });
        return List.of(new FormTable("Who has which hat", COLUMNS, rows).toResult());
    }
}
