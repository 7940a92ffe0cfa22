package chat.granta.router.commands;

import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormTable;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/** "Where am I logged in?": a user's sessions, as one stage of results. */
public final class ListSessions implements Command {
    private static final List<Field> COLUMNS = List.of(
            Field.of(FieldType.TEXT_SINGLE, "resource").label("Resource"),
            Field.of(FieldType.BOOLEAN, "available").label("Available"));

    @Override
    public String node() {
        return "urn:granta:command:sessions";
    }

    @Override
    public String name() {
        return "List my sessions";
    }

    @Override
    public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
        var rows = asker.turn().user(asker.from().bare()).sessions().stream()
                .map(session -> List.of(String.valueOf(session.jid().resource()), session.isAvailable() ? "1" : "0"))
                .toList();
        return new Reply.Done(List.of(new FormTable(name(), COLUMNS, rows).toResult()));
    }
}
