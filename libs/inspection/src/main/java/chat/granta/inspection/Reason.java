package chat.granta.inspection;

/** Why something does not answer, in a line. */
final class Reason {
    private Reason() {}

    /** The first line of the innermost cause. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null || message.isBlank()
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
