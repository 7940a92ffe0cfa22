package chat.granta.standalone;

import chat.granta.embedded.EmbeddedServiceException;
import chat.granta.settings.SettingException;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;

/** Says in one line why Granta does not start. */
final class FailureReason {
    private FailureReason() {}

    /** The most telling message in a chain of causes: ours where there is one, a setting's, else the innermost. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        String setting = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException || cause instanceof SettingException
                    || cause instanceof EmbeddedServiceException) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof BindException bind && !(cause.getCause() instanceof BindValidationException)) {
                setting = ofSetting(bind);
            }
            if (!(cause instanceof CompletionException)) {
                innermost = cause;
            }
        }
        String reason = String.valueOf(innermost.getMessage()).lines().findFirst().orElse(innermost.toString());
        return setting == null ? reason : setting + reason;
    }

    private static String ofSetting(BindException bind) {
        var property = bind.getProperty();
        return property == null
                ? bind.getName() + ": "
                : property.getName() + " cannot be '" + property.getValue() + "': ";
    }
}
