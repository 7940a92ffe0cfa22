package chat.granta.chaos.rosters;

/** Something that one of a pair does to what is between them. */
enum Change {
    SUBSCRIBE, UNSUBSCRIBE, GRANT, CANCEL, REMOVE, RENAME, BLOCK, UNBLOCK;

    /**
     * Whether it holds only when it has been answered: what is sent before passes by the old rule, so nothing else may be
     * under way.
     */
    boolean standsAlone() {
        return this == BLOCK || this == UNBLOCK;
    }
}
