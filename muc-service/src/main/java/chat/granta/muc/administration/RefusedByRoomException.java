package chat.granta.muc.administration;

/** A room does not do what an operator has asked for. */
final class RefusedByRoomException extends RuntimeException {
    private final String condition;

    /** @param condition the stanza error's (RFC 6120 section 8.3.3) */
    RefusedByRoomException(String condition, String text) {
        super(text);
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
