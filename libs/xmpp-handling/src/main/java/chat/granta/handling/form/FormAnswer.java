package chat.granta.handling.form;

import java.util.List;

/** What has come back for a form. */
public sealed interface FormAnswer {
    /** XEP-0004 section 3.1, type 'submit': it is filled in, and every value is what its field allows. */
    record Submitted(Submission submission) implements FormAnswer {}

    /** Section 3.1, type 'cancel': the form is not wanted. */
    record Cancelled() implements FormAnswer {}

    /** It is filled in wrong. Who uses the form decides which stanza error that is. */
    record Rejected(List<FieldError> errors) implements FormAnswer {}
}
