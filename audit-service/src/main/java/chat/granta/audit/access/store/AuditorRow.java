package chat.granta.audit.access.store;

/**
 * A local auditor.
 *
 * @param hash of the password
 * @param roles with commas between them
 */
public record AuditorRow(String name, String hash, String roles) {
    @Override
    public String toString() {
        return name + " (" + roles + ')';
    }
}
