package chat.granta.handling.form;

import chat.granta.model.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0004: a form that an entity shows, with the rules for what comes back. Immutable; any thread.
 *
 * @param formType its FORM_TYPE (XEP-0068), or null when it is known by its context
 * @param title for people, or null
 * @param instructions for people, or null
 */
public record DataForm(@Nullable String formType, @Nullable String title, @Nullable String instructions,
        List<Field> fields) {
    public static final String NAMESPACE = "jabber:x:data";
    static final String FORM_TYPE = "FORM_TYPE";

    public DataForm {
        fields = List.copyOf(fields);
    }

    /** A form that a program fills in: its FORM_TYPE says what it means. */
    public static DataForm typed(String formType, List<Field> fields) {
        return new DataForm(formType, null, null, fields);
    }

    /** A form that a person fills in. */
    public static DataForm titled(String title, List<Field> fields) {
        return new DataForm(null, title, null, fields);
    }

    /** The form to be filled in. */
    public Element toFillIn() {
        return write("form");
    }

    /** The fields' values as a result, which is also how service discovery is extended (XEP-0128). */
    public Element toResult() {
        return write("result");
    }

    /**
     * Judges what has come back: by the fields' types, whether required ones are filled in, and the FORM_TYPE.
     *
     * @param form the {@code <x/>}
     */
    public FormAnswer read(Element form) {
        return "cancel".equals(form.attribute("type"))
                ? new FormAnswer.Cancelled()
                : new SubmissionReader(this).read(form);
    }

    private Element write(String type) {
        var form = Element.named(NAMESPACE, "x").attribute("type", type);
        if (title != null) {
            form.child("title", title);
        }
        if (instructions != null) {
            form.child("instructions", instructions);
        }
        List<Field> all = new ArrayList<>(fields.size() + 1);
        if (formType != null) {
            all.add(Field.of(FieldType.HIDDEN, FORM_TYPE).value(formType));
        }
        all.addAll(fields);
        all.forEach(field -> form.child(field.toElement()));
        return form.build();
    }
}
