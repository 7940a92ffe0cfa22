package chat.granta.example.moods;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.router.Feature;
import chat.granta.router.commands.Command;
import chat.granta.router.event.MessageRefused;
import chat.granta.router.event.SessionAvailable;
import chat.granta.router.event.SessionEnded;
import chat.granta.router.home.Destination;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.List;

/** An invented feature that brings one of each: a step, reactions, a handler, a disco feature, a form, a command, a domain. */
public final class Moods implements Feature {
    public static final String NAMESPACE = "urn:example:moods";
    private static final DataForm FORM = DataForm.typed(NAMESPACE, List.of(
            Field.of(FieldType.LIST_SINGLE, "mood").required().options(List.of(
                    new Field.Option("Merry", "merry"), new Field.Option("Sad", "sad")))));

    @Override
    public List<Step<StanzaTurn<Message>>> outboundMessages() {
        return List.of(stanzaTurn -> stanzaTurn.stanza().payload().has(NAMESPACE, "angry")
                ? Outcome.refuse(StanzaError.notAcceptable("Count to ten."))
                : Outcome.CONTINUE);
    }

    @Override
    public List<IqHandler<StanzaTurn<Iq>>> accountHandlers() {
        return List.of(new MoodHandler());
    }

    @Override
    public List<String> serverFeatures() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<DataForm> serverForms() {
        return List.of(DataForm.typed(NAMESPACE, List.of(Field.of(FieldType.TEXT_SINGLE, "weather").value("fair"))));
    }

    @Override
    public List<Command> accountCommands() {
        return List.of(new MoodCommand());
    }

    @Override
    public List<Destination> destinations() {
        return List.of(new Destination("moods.localhost", "example.moods", 4, true));
    }

    @Override
    public Reactions reactions() {
        return Reactions.none()
                .when(SessionAvailable.class, (event, turn) -> say(turn, event.session().jid(), "welcome"))
                .when(SessionEnded.class, (event, turn) -> say(turn, event.session().jid(), "farewell"))
                .when(MessageRefused.class, (event, turn) -> say(turn, event.stanzaTurn().from(), "patience"));
    }

    private static void say(Turn turn, Jid about, String word) {
        turn.deliverToEach(new Message(about, about, null, Message.Type.HEADLINE, null,
                Payload.of(Element.named(NAMESPACE, word).build())), turn.user(about.bare()).available());
    }

    private record MoodHandler() implements IqHandler<StanzaTurn<Iq>> {
        @Override
        public ElementName payload() {
            return new ElementName(NAMESPACE, "query");
        }

        @Override
        public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
            return IqAnswer.result(Element.named(NAMESPACE, "query").child(FORM.toFillIn()).build());
        }
    }

    private record MoodCommand() implements Command {
        @Override
        public String node() {
            return NAMESPACE;
        }

        @Override
        public String name() {
            return "Say how you are";
        }

        @Override
        public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
            Element form = FormXml.find(submitted);
            if (stage == 0 || form == null) {
                return stage == 0 ? new Reply.More(FORM.toFillIn(), true) : new Reply.BadPayload();
            }
            return FORM.read(form) instanceof FormAnswer.Submitted(var submission)
                    ? new Reply.Done(List.of(Element.named(NAMESPACE, "noted").text(submission.text("mood")).build()))
                    : new Reply.BadPayload();
        }
    }
}
