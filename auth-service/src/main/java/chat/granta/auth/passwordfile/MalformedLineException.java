package chat.granta.auth.passwordfile;

/** A line of the password file cannot be used; the message says why and repeats nothing of the line. */
final class MalformedLineException extends Exception {
    MalformedLineException(String message) {
        super(message);
    }
}
