package chat.granta.router.home;

/**
 * What one home partition keeps; what a turn changes here is changed when it has ended well.
 *
 * @param waiting for users' policies
 * @param flushes for the end of users' offline messages
 * @param counts of records and stanzas
 */
public record HomeStores(Users users, Policies policies, WaitingRoom waiting, WaitingRoom flushes,
        SessionCounts counts) {}
