package chat.granta.handling.form;

/**
 * What is wrong with a field of a form that has come back.
 *
 * @param field its name
 * @param text for people
 */
public record FieldError(Reason reason, String field, String text) {
    /** Why a field cannot be taken as it is. */
    public enum Reason {
        /** The form's FORM_TYPE is missing or another one. */
        FORM_TYPE,
        /** The form has no such field. */
        UNKNOWN,
        /** It stands there twice. */
        REPEATED,
        /** It is required and has no value. */
        MISSING,
        /** It has several values and may have one. */
        SEVERAL_VALUES,
        /** A value is not of the field's type. */
        WRONG_TYPE,
        /** A value is none of the options. */
        NO_OPTION
    }
}
