package chat.granta.router.home;

/** What a home has been told of an account. */
public enum AccountStatus {
    /** Nothing: there is no such account, or word of it has not come yet. */
    UNKNOWN,
    /** It exists, and nobody has logged in to it yet. */
    CREATED,
    /** It has been used. */
    ACTIVE,
    /** It exists, and nobody may log in to it. */
    SUSPENDED,
    /** It existed once. Remembered, so that a login that was under way when it went comes too late. */
    CANCELLED;

    /** Whether messages for it have an owner, who may read them one day. */
    public boolean exists() {
        return switch (this) {
            case CREATED, ACTIVE, SUSPENDED -> true;
            case UNKNOWN, CANCELLED -> false;
        };
    }

    /** Whether a client that has proved its password may have a session; who has just been made may be unknown yet. */
    public boolean mayLogIn() {
        return switch (this) {
            case UNKNOWN, CREATED, ACTIVE -> true;
            case SUSPENDED, CANCELLED -> false;
        };
    }
}
