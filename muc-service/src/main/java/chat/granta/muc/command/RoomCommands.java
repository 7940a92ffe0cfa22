package chat.granta.muc.command;

import chat.granta.handling.command.CommandXml;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FieldError;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** XEP-0050 section 2.4: commands show their form, and are executed when it comes back; it may also come at once. */
public record RoomCommands(List<RoomCommand> commands) implements RefusingHandler<RoomStanza<Iq>> {
    private static final Submission NOTHING = new Submission(Map.of(), List.of());

    public RoomCommands {
        commands = List.copyOf(commands);
    }

    @Override
    public ElementName payload() {
        return CommandXml.COMMAND;
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element asked, RoomStanza<Iq> asker) throws RefusedException {
        String node = asked.attribute("node");
        RoomCommand command = commands.stream().filter(one -> one.node().equals(node)).findFirst()
                .orElseThrow(() -> new RefusedException(StanzaError.itemNotFound("There is no such command here.")));
        if (!command.isFor(asker)) {
            throw new RefusedException(StanzaError.forbidden("This command is not for you."));
        }
        String action = Objects.requireNonNullElse(asked.attribute("action"), "execute");
        if (!CommandXml.ACTIONS.contains(action)) {
            throw bad("malformed-action", "Commands know no such action.");
        }
        Element filled = FormXml.find(asked.children());
        DataForm form = command.form(asker);
        if (action.equals("cancel") || filled != null && "cancel".equals(filled.attribute("type"))) {
            return IqAnswer.result(answer(asked, asker, "canceled").build());
        }
        if (form != null && filled == null && action.equals("execute")) {
            return IqAnswer.result(answer(asked, asker, "executing")
                    .child(Element.named(CommandXml.NAMESPACE, "actions").attribute("execute", "complete")
                            .child("complete", "")
                            .build())
                    .child(form.toFillIn()).build());
        }
        if (action.equals("next") || action.equals("prev")) {
            throw bad("bad-action", "The command has one stage.");
        }
        List<Element> shown = command.execute(form == null ? NOTHING : read(form, filled), asker);
        return shown == null ? IqAnswer.later() : new IqAnswer.Result(completed(asked, asker, shown));
    }

    private static Submission read(DataForm form, @Nullable Element filled)
            throws RefusedException {
        if (filled == null) {
            throw bad("bad-payload", "The form is not there.");
        }
        return switch (form.read(filled)) {
            case FormAnswer.Submitted(Submission submission) -> submission;
            case FormAnswer.Rejected(List<FieldError> errors) -> throw bad("bad-payload",
                    errors.stream().map(FieldError::text).collect(Collectors.joining("; ")));
            case FormAnswer.Cancelled() -> throw new IllegalStateException("cancelled before");
        };
    }

    /**
     * The answer to a request that has been done.
     *
     * @param asked the request's {@code <command/>}
     */
    public static Payload completed(Element asked, RoomStanza<Iq> asker, List<Element> shown) {
        var answer = answer(asked, asker, "completed");
        shown.forEach(answer::child);
        return Payload.of(answer.build());
    }

    private static Element.Builder answer(Element asked, RoomStanza<Iq> asker, String status) {
        return CommandXml.answer(asked.attribute("node"),
                Objects.requireNonNullElseGet(asked.attribute("sessionid"), asker.turn()::uniqueId), status);
    }

    private static RefusedException bad(String condition, String text) {
        return new RefusedException(CommandXml.badRequest(condition, text));
    }
}
