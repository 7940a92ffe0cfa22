package chat.granta.muc.operator;

import chat.granta.handling.command.CommandXml;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.owner.Destruction;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Objects;

/** An operator closes a room: it is destroyed (XEP-0045 section 10.9). */
public record CloseRoom(Operators operators) implements OperatorCommand {
    public static final String NODE = "urn:granta:command:close-room";
    private static final String ALTERNATIVE = "alternative";

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return "Close this room";
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(null, "Close " + asker.roomJid(), "All who are there are removed, and nothing is kept.",
                List.of(Field.of(FieldType.JID_SINGLE, ALTERNATIVE).label("Room to go to instead"), reason()));
    }

    static Field reason() {
        return Field.of(FieldType.TEXT_SINGLE, "reason").label("Reason");
    }

    static String reason(Submission filled) {
        return Objects.requireNonNullElse(filled.text("reason"), "");
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) {
        Jid alternative = filled.jid(ALTERNATIVE);
        Destruction.of(asker.turn(), asker.room(), Destruction.said(alternative, reason(filled)));
        Operators.audit(asker.turn(), asker.from(), "close", asker.roomJid(),
                alternative == null ? "" : alternative.toString(), reason(filled));
        return List.of(CommandXml.note("The room " + asker.roomJid() + " has been closed."));
    }
}
