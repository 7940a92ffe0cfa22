package chat.granta.muc.room;

/**
 * What a room keeps of a user, in it or not.
 *
 * @param nickname reserved for the user (XEP-0045 section 7.10), or empty
 * @param reason why the user has the affiliation, or empty
 */
public record Affiliated(Affiliation affiliation, String nickname, String reason) {
    /** Of whom nothing is kept. */
    public static final Affiliated NOBODY = new Affiliated(Affiliation.NONE, "", "");

    public Affiliated with(Affiliation newAffiliation, String newReason) {
        return new Affiliated(newAffiliation, newAffiliation == Affiliation.OUTCAST ? "" : nickname, newReason);
    }

    public Affiliated withNickname(String newNickname) {
        return new Affiliated(affiliation, newNickname, reason);
    }

    /** Whether there is nothing to keep. */
    public boolean isNothing() {
        return affiliation == Affiliation.NONE && nickname.isEmpty();
    }
}
