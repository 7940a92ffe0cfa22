package chat.granta.router.home;

/** What one home partition keeps; what a turn changes here is changed when it has ended well. */
public record HomeStores(Users users, Policies policies, WaitingRoom waiting) {}
