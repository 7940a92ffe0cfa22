package chat.granta.router.commands;

import chat.granta.handling.command.CommandXml;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.Session;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.session.SessionEnds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** "Log my other device out": the user chooses one of their other sessions, and it ends. */
public final class EndSession implements Command {
    private static final String RESOURCE = "resource";

    @Override
    public String node() {
        return "urn:granta:command:end-session";
    }

    @Override
    public String name() {
        return "End one of my sessions";
    }

    @Override
    public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
        User user = asker.turn().user(asker.from().bare());
        List<Session> others = user.sessions().stream()
                .filter(session -> !session.address().equals(asker.sender())).toList();
        if (stage > 0) {
            Session chosen = chosen(submitted, others);
            return chosen == null ? new Reply.BadPayload() : end(asker.turn(), chosen);
        }
        return others.isEmpty()
                ? new Reply.Done(List.of(CommandXml.note("You have no other session.")))
                : new Reply.More(choice(others).toFillIn(), true);
    }

    private DataForm choice(List<Session> others) {
        return DataForm.titled(name(), List.of(Field.of(FieldType.LIST_SINGLE, RESOURCE).label("Session").required()
                .options(others.stream().map(session -> String.valueOf(session.jid().resource()))
                        .map(resource -> new Field.Option(resource, resource)).toList())));
    }

    private @Nullable Session chosen(List<Element> submitted, List<Session> others) {
        Element form = FormXml.find(submitted);
        if (form != null && choice(others).read(form) instanceof FormAnswer.Submitted(var submission)) {
            String resource = submission.text(RESOURCE);
            return others.stream().filter(session -> Objects.equals(session.jid().resource(), resource)).findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static Reply end(Turn turn, Session chosen) {
        // RFC 6120 4.9.3.14
        SessionNotices.end(turn, chosen, "policy-violation", "You have ended this session from another one.");
        SessionEnds.end(turn, chosen);
        return new Reply.Done(List.of(CommandXml.note("The session " + chosen.jid().resource() + " has been ended.")));
    }
}
