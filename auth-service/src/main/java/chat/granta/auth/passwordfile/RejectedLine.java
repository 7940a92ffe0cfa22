package chat.granta.auth.passwordfile;

/**
 * A line that was skipped.
 *
 * @param number the line's number; the first line is 1
 * @param reason never repeats what the line says
 */
public record RejectedLine(int number, String reason) {}
