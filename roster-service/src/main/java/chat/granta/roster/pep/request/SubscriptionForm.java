package chat.granta.roster.pep.request;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.Subscription;
import java.util.List;

/** XEP-0060 sections 6.3 and 16.4.2: what a subscriber may choose, which is whether to be told at all. */
final class SubscriptionForm {
    private static final String TYPE = "http://jabber.org/protocol/pubsub#subscribe_options";
    private static final String DELIVER = "pubsub#deliver";
    private static final List<String> NEVER = List.of("pubsub#digest", "pubsub#include_body");

    private SubscriptionForm() {}

    static Element toFillIn(boolean isDelivered) {
        return form(isDelivered).toFillIn();
    }

    static Element toResult(boolean isDelivered) {
        return form(isDelivered).toResult();
    }

    /** Section 6.3.6: the subscription as the form wants it. */
    static Subscription submitted(Subscription before, Element submitted) throws RefusedException {
        return switch (form(before.isDelivered()).read(submitted)) {
            case FormAnswer.Cancelled _ -> before;
            case FormAnswer.Rejected(var errors) -> throw invalid(errors.getFirst().text());
            case FormAnswer.Submitted(Submission form) -> {
                for (String never : NEVER) {
                    if (Boolean.TRUE.equals(form.isTrue(never))) {
                        throw invalid(never + " is not possible here");
                    }
                }
                Boolean deliver = form.isTrue(DELIVER);
                yield deliver == null ? before : before.delivered(deliver);
            }
        };
    }

    private static RefusedException invalid(String why) {
        return PubsubError.of(Type.MODIFY, "bad-request", why + ".", "invalid-options");
    }

    private static DataForm form(boolean isDelivered) {
        return DataForm.typed(TYPE, List.of(
                Field.of(FieldType.BOOLEAN, DELIVER).label("Whether you are told").value(isDelivered),
                Field.of(FieldType.BOOLEAN, NEVER.getFirst()).label("Whether in one message a day").value(false),
                Field.of(FieldType.BOOLEAN, NEVER.getLast()).label("Whether with a text for people").value(false)));
    }
}
