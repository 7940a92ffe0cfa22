package chat.granta.roster.pep.request;

import chat.granta.handling.command.CommandXml;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.Field.Option;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.pep.store.Subscription;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 section 8.7: the owner asks at which nodes subscriptions wait for approval, and has the form about each of one node sent once
 * more. A dialogue without a state: its id stands for nothing.
 */
record PendingSubscriptions(Nodes nodes, PeopleStore people) implements RefusingHandler<RequestTurn> {
    private static final String COMMAND = "http://jabber.org/protocol/pubsub#get-pending";

    @Override
    public ElementName payload() {
        return CommandXml.COMMAND;
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq iq, Element command, RequestTurn turn) throws RefusedException {
        if (turn.sender() == null) {
            throw new RefusedException(StanzaError.forbidden("Only the owner of nodes may ask this."));
        }
        if (!COMMAND.equals(command.attribute("node"))) {
            throw new RefusedException(StanzaError.itemNotFound("There is no such command here."));
        }
        String id = Objects.requireNonNullElseGet(command.attribute("sessionid"), turn::pushId);
        if ("cancel".equals(command.attribute("action"))) {
            return IqAnswer.result(CommandXml.answer(COMMAND, id, "canceled").build());
        }
        Element submitted = FormXml.find(command.children());
        return submitted == null ? show(id, turn) : send(id, submitted, turn);
    }

    private IqAnswer show(String id, RequestTurn turn) {
        List<String> names = people.pending(turn.account()).stream().map(Subscription::node).distinct().toList();
        return names.isEmpty()
                ? IqAnswer.result(CommandXml.answer(COMMAND, id, "completed")
                        .child(CommandXml.note("Nobody waits for your approval.")).build())
                : IqAnswer.result(CommandXml.answer(COMMAND, id, "executing").child(form(names).toFillIn()).build());
    }

    private static DataForm form(List<String> names) {
        return DataForm.typed(AuthorizationForm.TYPE,
                List.of(Field.of(FieldType.LIST_SINGLE, AuthorizationForm.NODE).label("Node").required()
                        .options(names.stream().map(name -> new Option(name, name)).toList()).open()));
    }

    private IqAnswer send(String id, Element submitted, RequestTurn turn) throws RefusedException {
        String name = name(submitted);
        if (name == null) {
            throw new RefusedException(CommandXml.badRequest("bad-payload", "The form does not say which node."));
        }
        people.subscriptions(nodes.require(turn, name)).stream().filter(Subscription::isPending)
                .forEach(one -> AuthorizationForm.ask(turn, name, one.jid()));
        return IqAnswer.result(CommandXml.answer(COMMAND, id, "completed").build());
    }

    private static @Nullable String name(Element submitted) {
        // Section 8.7.4: without a FORM_TYPE.
        var asked = new DataForm(null, null, null, form(List.of()).fields());
        return asked.read(submitted) instanceof FormAnswer.Submitted(var submission)
                ? submission.text(AuthorizationForm.NODE)
                : null;
    }
}
