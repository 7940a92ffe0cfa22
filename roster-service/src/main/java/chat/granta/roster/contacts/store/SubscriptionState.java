package chat.granta.roster.contacts.store;

/** RFC 6121 appendix A.1: how a user and a contact stand to each other. */
public enum SubscriptionState {
    NONE(false, false, false, false), NONE_PENDING_OUT(false, false, true, false), NONE_PENDING_IN(false, false, false,
            true), NONE_PENDING_OUT_IN(false, false, true, true), TO(true, false, false, false), TO_PENDING_IN(true,
                    false, false, true), FROM(false, true, false,
                            false), FROM_PENDING_OUT(false, true, true, false), BOTH(true, true, false, false);

    private final boolean to;
    private final boolean from;
    private final boolean pendingOut;
    private final boolean pendingIn;

    SubscriptionState(boolean to, boolean from, boolean pendingOut, boolean pendingIn) {
        this.to = to;
        this.from = from;
        this.pendingOut = pendingOut;
        this.pendingIn = pendingIn;
    }

    /** Whether the user sees the contact's presence. */
    public boolean isTo() {
        return to;
    }

    /** Whether the contact sees the user's presence. */
    public boolean isFrom() {
        return from;
    }

    /** Whether the user has asked the contact, who has not answered. */
    public boolean isPendingOut() {
        return pendingOut;
    }

    /** Whether the contact has asked the user, who has not answered. */
    public boolean isPendingIn() {
        return pendingIn;
    }

    /** RFC 6121 2.1.2.5: what a roster item says. */
    public String attribute() {
        return to ? from ? "both" : "to" : from ? "from" : "none";
    }
}
