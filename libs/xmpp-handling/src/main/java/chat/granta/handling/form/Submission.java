package chat.granta.handling.form;

import chat.granta.model.Jid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was filled in, by field names; every value is one that its field allows.
 *
 * @param values of the fields that stood there; no values for one that was left empty
 * @param unknown fields that the form does not have, which is for the user of the form to mind or not
 */
public record Submission(Map<String, List<String>> values, List<FieldError> unknown) {
    public Submission {
        values = Map.copyOf(values);
        unknown = List.copyOf(unknown);
    }

    /** The only value of a field: empty when it was left empty, null when the field was not there. */
    public @Nullable String text(String field) {
        List<String> all = values.get(field);
        return all == null || all.isEmpty() ? all == null ? null : "" : all.getFirst();
    }

    /** The values of a field, or null when the field was not there. */
    public @Nullable List<String> texts(String field) {
        return values.get(field);
    }

    /** The value of a boolean field, or null when there is none. */
    public @Nullable Boolean isTrue(String field) {
        String text = text(field);
        return text == null || text.isEmpty() ? null : text.equals("1") || text.equals("true");
    }

    /** The only address in a field, or null when there is none. */
    public @Nullable Jid jid(String field) {
        String text = text(field);
        return text == null || text.isEmpty() ? null : Jid.parse(text);
    }

    /** The addresses in a field, or null when the field was not there. */
    public @Nullable List<Jid> jids(String field) {
        List<String> all = values.get(field);
        return all == null ? null : all.stream().map(Jid::parse).distinct().toList();
    }
}
