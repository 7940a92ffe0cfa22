package chat.granta.router.commands;

import chat.granta.handling.command.CommandNodes;
import chat.granta.handling.command.CommandXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Dialogue;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** XEP-0050 section 2.4: commands are executed, stage by stage, each dialogue known by its session id. */
public final class Commands implements IqHandler<StanzaTurn<Iq>> {
    private final List<Command> commands;

    public Commands(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /** The commands as nodes of service discovery. */
    public CommandNodes<StanzaTurn<Iq>> nodes() {
        return new CommandNodes<>(commands, StanzaTurn::to);
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
    public IqAnswer handle(Iq request, StanzaTurn<Iq> asker) {
        Element wanted = request.payload().elements().getFirst();
        String node = Objects.toString(wanted.attribute("node"), "");
        Command command = commands.stream().filter(one -> one.node().equals(node)).findFirst().orElse(null);
        User user = asker.turn().user(asker.from().bare());
        Session session = asker.sender() == null ? null : user.session(asker.sender());
        if (command == null || session == null) {
            return IqAnswer.error(StanzaError.itemNotFound("There is no such command here."));
        }
        if (!command.isFor(asker)) {
            return IqAnswer.error(StanzaError.forbidden("This command is not for you."));
        }
        String action = Objects.requireNonNullElse(wanted.attribute("action"), "execute");
        if (!CommandXml.ACTIONS.contains(action)) {
            return bad("malformed-action", "Commands know no such action.");
        }
        String id = wanted.attribute("sessionid");
        Dialogue dialogue = id == null ? null : session.dialogue(id);
        if (id == null) {
            // A dialogue begins with nothing else.
            return action.equals("execute")
                    ? goTo(0, command, Dialogue.begin(asker.turn().uniqueId(), node, asker.turn().time()), List.of(),
                            asker)
                    : bad("bad-action", "A command begins with execute.");
        }
        if (dialogue == null || !dialogue.node().equals(node)) {
            return bad("bad-sessionid", "This command is not under way; begin it again.");
        }
        if (dialogue.isExpired(asker.turn().time())) {
            keep(asker, dialogue, false);
            return IqAnswer.error(new StanzaError(StanzaError.Type.CANCEL, "not-allowed",
                    "This has taken too long; begin the command again.",
                    Element.named(CommandXml.NAMESPACE, "session-expired").build()));
        }
        return goOn(action, command, dialogue, wanted.children(), asker);
    }

    private static IqAnswer goOn(String action, Command command, Dialogue dialogue, List<Element> submitted,
            StanzaTurn<Iq> asker) {
        return switch (action) {
            case "cancel" -> {
                keep(asker, dialogue, false);
                yield IqAnswer.result(answer(dialogue, "canceled").build());
            }
            case "prev" -> dialogue.stage() == 0
                    ? bad("bad-action", "The command cannot do this at this stage.")
                    : goTo(dialogue.stage() - 1, command, dialogue, List.of(), asker);
            // Section 3.4: next or complete is said for the user's sake, what comes next is the command's to know.
            case "next" -> dialogue.isLast()
                    ? bad("bad-action", "The command cannot do this at this stage.")
                    : goTo(dialogue.stage() + 1, command, dialogue, submitted, asker);
            case "complete" -> dialogue.isLast()
                    ? goTo(dialogue.stage() + 1, command, dialogue, submitted, asker)
                    : bad("bad-action", "The command cannot do this at this stage.");
            default -> goTo(dialogue.stage() + 1, command, dialogue, submitted, asker);
        };
    }

    private static IqAnswer goTo(int stage, Command command, Dialogue dialogue, List<Element> submitted,
            StanzaTurn<Iq> asker) {
        return switch (command.stage(stage, submitted, asker)) {
            case Command.Reply.More(Element form, boolean isLast) -> {
                keep(asker, dialogue.at(stage, isLast, asker.turn().time()), true);
                yield IqAnswer.result(answer(dialogue, "executing").child(actions(stage, isLast)).child(form).build());
            }
            case Command.Reply.Done(List<Element> payload) -> {
                keep(asker, dialogue, false);
                var answer = answer(dialogue, "completed");
                payload.forEach(answer::child);
                yield IqAnswer.result(answer.build());
            }
            case Command.Reply.BadPayload() -> bad("bad-payload", "The form is not filled in as it must be.");
        };
    }

    /** Looked up anew: the command may have changed the user. */
    private static void keep(StanzaTurn<Iq> asker, Dialogue dialogue, boolean isOpen) {
        User user = asker.turn().user(asker.from().bare());
        Session session = user.session(Objects.requireNonNull(asker.sender()));
        if (session != null) {
            asker.turn().change(user.with(isOpen ? session.with(dialogue) : session.without(dialogue)));
        }
    }

    private static Element.Builder answer(Dialogue dialogue, String status) {
        return CommandXml.answer(dialogue.node(), dialogue.id(), status);
    }

    private static Element actions(int stage, boolean isLast) {
        String forward = isLast ? "complete" : "next";
        var actions = Element.named(CommandXml.NAMESPACE, "actions").attribute("execute", forward);
        if (stage > 0) {
            actions.child("prev", "");
        }
        return actions.child(forward, "").build();
    }

    private static IqAnswer bad(String condition, String text) {
        return IqAnswer.error(CommandXml.badRequest(condition, text));
    }
}
