package chat.granta.standalone;

import chat.granta.embedded.EmbeddedServiceException;
import chat.granta.settings.SettingFailure;
import java.util.concurrent.CompletionException;

/** Says in one line why Granta does not start. */
final class FailureReason {
    private FailureReason() {}

    /** The most telling message in a chain of causes: ours where there is one, a setting's, else the innermost. */
    static String of(Throwable failure) {
        String wrongSetting = SettingFailure.of(failure);
        if (wrongSetting != null) {
            return wrongSetting;
        }
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException || cause instanceof EmbeddedServiceException) {
                return String.valueOf(cause.getMessage());
            }
            if (!(cause instanceof CompletionException)) {
                innermost = cause;
            }
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse(innermost.toString());
    }
}
