package chat.granta.roster.pep.node;

import static chat.granta.handling.form.FieldType.LIST_SINGLE;
import static chat.granta.handling.form.FieldType.TEXT_SINGLE;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldError;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 16.4.4: a node's set-up as a form, which its owner fills in; and the same fields as preconditions (7.1.5). */
public final class NodeForm {
    public static final String CONFIG = "http://jabber.org/protocol/pubsub#node_config";
    private static final String OPTIONS = "http://jabber.org/protocol/pubsub#publish-options";

    private final int maxItems;

    /** @param maxItems the most that a node may be set up to store */
    public NodeForm(int maxItems) {
        this.maxItems = maxItems;
    }

    /** The form of a node, to be filled in. */
    public Element toFillIn(NodeConfig config) {
        return form(CONFIG, config).toFillIn();
    }

    /** Section 8.2.5.3: how a node is set up, for those who are told of it. */
    public static Element told(NodeConfig config) {
        return DataForm.typed(CONFIG, NodeFields.of(config).stream().filter(field -> !field.values().isEmpty())
                .map(field -> field.options(List.of())).toList()).toResult();
    }

    /** Section 5.4: what a node's service discovery tells. */
    public static Element metadata(NodeConfig config) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(LIST_SINGLE, NodeFields.ACCESS).value(config.access().wire()),
                Field.of(TEXT_SINGLE, NodeFields.MAX_ITEMS).value(NodeFields.maxItems(config))));
        Stream.of(NodeFields.text(NodeFields.TITLE, config.title()),
                NodeFields.text(NodeFields.DESCRIPTION, config.description()),
                NodeFields.text(NodeFields.TYPE, config.type()))
                .filter(field -> !field.values().isEmpty()).forEach(fields::add);
        return DataForm.typed("http://jabber.org/protocol/pubsub#meta-data", fields).toResult();
    }

    /**
     * Section 8.2.4: a set-up as the owner wants it.
     *
     * @return null when the owner has cancelled
     */
    public @Nullable NodeConfig configured(NodeConfig before, Element submitted) throws RefusedException {
        return switch (form(CONFIG, before).read(submitted)) {
            case FormAnswer.Cancelled _ -> null;
            case FormAnswer.Rejected(List<FieldError> errors) -> throw rejected(errors.getFirst());
            case FormAnswer.Submitted(Submission submission) -> {
                Field violated = NodeFields.violated(submission);
                if (violated != null) {
                    throw RefusedException.notAcceptable(violated.name() + " is the same for all nodes here.");
                }
                yield new SubmittedConfig(submission, maxItems).of(before);
            }
        };
    }

    /** Sections 8.1.2 and 8.2.5.2. */
    private static RefusedException rejected(FieldError error) {
        return error.field().equals(NodeFields.ACCESS)
                ? PubsubError.of(StanzaError.Type.MODIFY, "not-acceptable", error.text() + ".",
                        "unsupported-access-model")
                : RefusedException.notAcceptable(error.text() + ".");
    }

    /**
     * Section 7.1.5: a set-up that meets the preconditions of a publication, however it was before. It differs from that when they
     * were not met.
     */
    public NodeConfig demanded(NodeConfig before, Element options) throws RefusedException {
        FormAnswer answer = form(OPTIONS, before).read(options);
        if (answer instanceof FormAnswer.Rejected(List<FieldError> errors)) {
            throw RefusedException.badRequest(errors.getFirst().text() + ".");
        }
        if (!(answer instanceof FormAnswer.Submitted(Submission submission))) {
            throw RefusedException.badRequest("The form of publish-options is submitted, not cancelled.");
        }
        if (!submission.unknown().isEmpty()) {
            throw notMet("no node here has " + submission.unknown().getFirst().field());
        }
        Field violated = NodeFields.violated(submission);
        if (violated != null) {
            throw notMet(violated.name() + " is the same for all nodes here");
        }
        return new SubmittedConfig(submission, maxItems).of(before);
    }

    /** Section 7.1.5: the node is set up otherwise. */
    public static RefusedException notMet(String why) {
        return PubsubError.of(StanzaError.Type.CANCEL, "conflict", "The publish-options are not met: " + why + ".",
                "precondition-not-met");
    }

    private static DataForm form(String formType, NodeConfig config) {
        return DataForm.typed(formType, NodeFields.of(config));
    }
}
