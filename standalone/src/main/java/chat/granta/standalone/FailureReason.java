package chat.granta.standalone;

import chat.granta.embedded.EmbeddedServiceException;
import chat.granta.settings.SettingFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        return innermost instanceof FileSystemException file
                ? why(file)
                : String.valueOf(innermost.getMessage()).lines().findFirst().orElse(innermost.toString());
    }

    /** Of a file system's exception the message is often the file's name alone, and the class the reason. */
    static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " is not there";
            case AccessDeniedException denied -> denied.getFile() + " is closed to the user who runs this";
            case FileAlreadyExistsException there -> there.getFile() + " is there, and is no directory";
            case FileSystemException other when other.getReason() == null ->
                other.getClass().getSimpleName().replace("Exception", "") + ' ' + other.getFile();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
