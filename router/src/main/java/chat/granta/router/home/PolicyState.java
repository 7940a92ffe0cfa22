package chat.granta.router.home;

/** Whether a home has a user's policy. */
public enum PolicyState {
    ABSENT,
    /** It was here and has privacy lists: until it is here again nobody is told anything about the user. */
    ABSENT_WITH_LISTS,
    /** roster-service has been asked. */
    ASKED,
    /** It is here, and was needed since the last minute's end. */
    USED,
    /** It is here, and has not been needed for a while. */
    IDLE;

    public boolean isAbsent() {
        return this == ABSENT || this == ABSENT_WITH_LISTS;
    }

    public boolean isKnown() {
        return this == USED || this == IDLE;
    }
}
