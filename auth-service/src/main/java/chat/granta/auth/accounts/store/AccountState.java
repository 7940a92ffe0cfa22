package chat.granta.auth.accounts.store;

/** The state of an account. */
public enum AccountState {
    /** In the password file; nobody has logged in yet. */
    CREATED,
    /** In the password file; somebody has logged in. */
    ACTIVE,
    /** In the password file, but nobody can log in. */
    SUSPENDED,
    /** No longer in the password file. */
    CANCELLED
}
