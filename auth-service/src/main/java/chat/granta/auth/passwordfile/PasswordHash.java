package chat.granta.auth.passwordfile;

/** What the password file holds in place of a password. */
public sealed interface PasswordHash permits ScramKeys, CryptHash, PlainSecret {
    /** The hash's form, as administrators know it; tells nothing of the password. */
    String form();
}
