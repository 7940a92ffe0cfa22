package chat.granta.auth.passwordfile;

/** A crypt(3) hash of a form that Granta can check: {@code $6$…}, SHA-512. */
public record CryptHash(String hash) implements PasswordHash {
    @Override
    public String form() {
        return "$6$";
    }

    @Override
    public String toString() {
        return "CryptHash[]";
    }
}
