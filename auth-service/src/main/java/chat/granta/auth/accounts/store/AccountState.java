package chat.granta.auth.accounts.store;

/** Where an account is in its life. */
public enum AccountState {
    /** In the password file; nobody has logged in yet. */
    CREATED,
    /** Somebody has. */
    ACTIVE,
    /** In the password file, but nobody can log in. */
    SUSPENDED,
    /** No longer there. */
    CANCELLED
}
