package chat.granta.handling.form;

import chat.granta.handling.form.FieldError.Reason;
import chat.granta.model.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** XEP-0004 sections 3.2 and 3.3: reads a form that was filled in, and finds all that is wrong with it. */
final class SubmissionReader {
    private final DataForm form;
    private final Map<String, Field> known = new HashMap<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<FieldError> unknown = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    SubmissionReader(DataForm form) {
        this.form = form;
        form.fields().forEach(field -> known.put(field.name(), field));
    }

    FormAnswer read(Element submitted) {
        if (form.formType() != null && !form.formType().equals(FormXml.formType(submitted))) {
            errors.add(new FieldError(Reason.FORM_TYPE, DataForm.FORM_TYPE,
                    "the form's FORM_TYPE must be " + form.formType()));
        }
        FormXml.fields(submitted).forEach(this::field);
        form.fields().forEach(this::missing);
        return errors.isEmpty()
                ? new FormAnswer.Submitted(new Submission(values, unknown))
                : new FormAnswer.Rejected(List.copyOf(errors));
    }

    private void field(Element submitted) {
        String name = submitted.attribute("var");
        // Section 3.3: what is only shown has no name.
        if (name == null || name.equals(DataForm.FORM_TYPE)) {
            return;
        }
        Field field = known.get(name);
        if (field == null) {
            unknown.add(new FieldError(Reason.UNKNOWN, name, "there is no field " + name));
        } else if (values.containsKey(name)) {
            errors.add(new FieldError(Reason.REPEATED, name, name + " stands there twice"));
        } else if (field.type() != FieldType.FIXED) {
            values.put(name, read(field, FormXml.values(submitted)));
        }
    }

    private List<String> read(Field field, List<String> given) {
        String name = field.name();
        FieldType type = field.type();
        // An empty line is part of a text; elsewhere an empty value is none.
        List<String> present = type == FieldType.TEXT_MULTI || type == FieldType.HIDDEN
                ? given
                : given.stream().filter(value -> !value.isEmpty()).toList();
        if (present.size() > 1 && !type.takesSeveralValues()) {
            errors.add(new FieldError(Reason.SEVERAL_VALUES, name, name + " has several values"));
        }
        for (String value : present) {
            if (!type.canBe(value)) {
                errors.add(new FieldError(Reason.WRONG_TYPE, name, name + " is not " + described(type)));
            } else if (type.isList() && !field.offers(value)) {
                errors.add(new FieldError(Reason.NO_OPTION, name, name + " cannot be " + value));
            }
        }
        return type.ignoresDuplicates() ? present.stream().distinct().toList() : present;
    }

    private void missing(Field field) {
        List<String> given = values.getOrDefault(field.name(), List.of());
        if (field.isRequired() && given.stream().allMatch(String::isEmpty)) {
            errors.add(new FieldError(Reason.MISSING, field.name(), field.name() + " is required"));
        }
    }

    private static String described(FieldType type) {
        return switch (type) {
            case BOOLEAN -> "0, 1, false or true";
            case JID_MULTI, JID_SINGLE -> "a JID";
            case FIXED, HIDDEN, LIST_MULTI, LIST_SINGLE, TEXT_MULTI, TEXT_PRIVATE, TEXT_SINGLE -> "one line of text";
        };
    }
}
