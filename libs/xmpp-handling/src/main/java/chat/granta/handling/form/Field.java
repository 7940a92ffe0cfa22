package chat.granta.handling.form;

import chat.granta.model.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0004 section 3.2: a field of a form.
 *
 * @param name its {@code var}, empty for text that is only shown
 * @param label for people, or null
 * @param values that are shown, or told in a result
 * @param options from which to choose, for lists
 * @param isRequired whether the form is not valid without a value
 * @param isOpen whether a list takes values that are not among the options (XEP-0122 section 3.3)
 */
public record Field(FieldType type, String name, @Nullable String label, List<String> values, List<Option> options,
        boolean isRequired, boolean isOpen) {
    private static final String VALIDATION = "http://jabber.org/protocol/xdata-validate";

    /** Section 3.2: one of the things that can be chosen. */
    public record Option(String label, String value) {}

    public Field {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    public static Field of(FieldType type, String name) {
        return new Field(type, name, null, List.of(), List.of(), false, false);
    }

    /** Text that is only shown. */
    public static Field fixed(String text) {
        return of(FieldType.FIXED, "").value(text);
    }

    public Field label(String newLabel) {
        return new Field(type, name, newLabel, values, options, isRequired, isOpen);
    }

    public Field value(String value) {
        return values(List.of(value));
    }

    public Field value(boolean value) {
        return value(value ? "1" : "0");
    }

    public Field values(List<String> newValues) {
        return new Field(type, name, label, newValues, options, isRequired, isOpen);
    }

    public Field options(List<Option> newOptions) {
        return new Field(type, name, label, values, newOptions, isRequired, isOpen);
    }

    public Field required() {
        return new Field(type, name, label, values, options, true, isOpen);
    }

    public Field open() {
        return new Field(type, name, label, values, options, isRequired, true);
    }

    Element toElement() {
        var field = Element.named(DataForm.NAMESPACE, "field").attribute("type", type.wire())
                .attribute("var", name.isEmpty() ? null : name).attribute("label", label);
        if (isOpen) {
            field.child(Element.named(VALIDATION, "validate").attribute("datatype", "xs:string")
                    .child(Element.named(VALIDATION, "open").build()).build());
        }
        if (isRequired) {
            field.child("required", "");
        }
        values.forEach(value -> field.child("value", value));
        options.forEach(option -> field.child(Element.named(DataForm.NAMESPACE, "option")
                .attribute("label", option.label()).child("value", option.value()).build()));
        return field.build();
    }

    boolean offers(String value) {
        return isOpen || options.stream().anyMatch(option -> option.value().equals(value));
    }
}
