package chat.granta.chaos.people;

/** An {@code h} that cannot be (XEP-0198 section 4): it fell, or is of more than was sent. */
final class WrongCountException extends Exception {
    WrongCountException(String message) {
        super(message);
    }
}
