package chat.granta.archive.history;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FieldError;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.model.XmppTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a query, as the client has filled it in (XEP-0313 section 4.1). An empty field counts as a missing one. */
record QueryFields(Submission submission) {
    /** A query may name as many ids as a page has messages. */
    private static final int MAX_IDS = Query.MAX;

    static QueryFields of(Element asked) throws RefusedException {
        Element form = asked.child(DataForm.NAMESPACE, "x");
        return new QueryFields(form == null ? new Submission(Map.of(), List.of()) : read(form));
    }

    private static Submission read(Element form) throws RefusedException {
        Submission submission = switch (QueryForm.FORM.read(form)) {
            case FormAnswer.Submitted(var filledIn) -> filledIn;
            case FormAnswer.Cancelled() -> throw RefusedException.badRequest("a query is not cancelled");
            case FormAnswer.Rejected(List<FieldError> errors) ->
                throw RefusedException.badRequest(errors.getFirst().text());
        };
        if (!submission.unknown().isEmpty()) {
            throw new RefusedException(StanzaError.featureNotImplemented(
                    "messages cannot be chosen by " + submission.unknown().getFirst().field()));
        }
        return submission;
    }

    @Nullable
    String text(String name) {
        String text = submission.text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable
    List<String> texts(String name) throws RefusedException {
        List<String> all = submission.texts(name);
        if (all != null && all.size() > MAX_IDS) {
            throw RefusedException.badRequest(name + " has more than " + MAX_IDS + " values");
        }
        return all;
    }

    @Nullable
    Jid jid(String name) {
        return submission.jid(name);
    }

    /** XEP-0082 section 3.2. */
    @Nullable
    Instant time(String name) throws RefusedException {
        String text = text(name);
        Instant time = XmppTime.read(text);
        if (text != null && time == null) {
            throw RefusedException.badRequest(name + " is not a time as in XEP-0082");
        }
        return time;
    }
}
