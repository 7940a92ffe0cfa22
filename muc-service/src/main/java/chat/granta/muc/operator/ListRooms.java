package chat.granta.muc.operator;

import chat.granta.bus.wire.RoomListed;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormTable;
import chat.granta.handling.form.Submission;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.directory.RoomDirectory;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator lists rooms, those that are hidden among them; for a room's own commands by its address. */
public record ListRooms(Operators operators) implements OperatorCommand {
    public static final String NODE = "urn:granta:command:list-rooms";
    private static final int MOST = 1000;
    private static final String PART = "part";
    private static final List<Field> COLUMNS = List.of(
            Field.of(FieldType.JID_SINGLE, "room").label("Room"),
            Field.of(FieldType.TEXT_SINGLE, "name").label("Name"),
            Field.of(FieldType.BOOLEAN, "hidden").label("Hidden"),
            Field.of(FieldType.BOOLEAN, "persistent").label("Persistent"));

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return "List rooms";
    }

    @Override
    public @Nullable DataForm form(RoomStanza<Iq> asker) {
        return DataForm.titled("List rooms",
                List.of(Field.of(FieldType.TEXT_SINGLE, PART).label("Part of the name or address; all when empty")));
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) {
        String part = Objects.requireNonNullElse(filled.text(PART), "").toLowerCase(Locale.ROOT);
        List<List<String>> rows = RoomDirectory.rooms(asker.turn()).entrySet().stream()
                .filter(one -> one.getKey().toString().contains(part)
                        || one.getValue().getName().toLowerCase(Locale.ROOT).contains(part))
                .limit(MOST).map(ListRooms::row).toList();
        return List.of(new FormTable("Rooms", COLUMNS, rows).toResult());
    }

    private static List<String> row(Map.Entry<Jid, RoomListed> one) {
        RoomListed room = one.getValue();
        return List.of(one.getKey().toString(), room.getName(), room.getHidden() ? "1" : "0",
                room.getPersistent() ? "1" : "0");
    }
}
