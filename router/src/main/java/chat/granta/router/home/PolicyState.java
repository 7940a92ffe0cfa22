package chat.granta.router.home;

/** Whether a home has a user's policy. */
public enum PolicyState {
    ABSENT,
    /** roster-service has been asked. */
    ASKED,
    /** It is here, and was needed since the last tick. */
    USED,
    /** It is here, and has not been needed for a while. */
    IDLE;

    public boolean isKnown() {
        return this == USED || this == IDLE;
    }
}
