package chat.granta.muc.room;

import java.util.List;

/**
 * What a room keeps of a user, in it or not.
 *
 * @param nickname reserved for the user (XEP-0045 section 7.10), or empty
 * @param reason why the user has the affiliation, or empty
 * @param hats by URI, those that the user wears (XEP-0317)
 */
public record Affiliated(Affiliation affiliation, String nickname, String reason, List<String> hats) {
    /** Of whom nothing is kept. */
    public static final Affiliated NOBODY = new Affiliated(Affiliation.NONE, "", "", List.of());

    public Affiliated {
        hats = List.copyOf(hats);
    }

    /** A nickname is reserved for those who have an affiliation (sections 9.1 and 9.4). */
    public Affiliated with(Affiliation newAffiliation, String newReason) {
        return switch (newAffiliation) {
            case OUTCAST -> new Affiliated(newAffiliation, "", newReason, List.of());
            case NONE -> new Affiliated(newAffiliation, "", newReason, hats);
            default -> new Affiliated(newAffiliation, nickname, newReason, hats);
        };
    }

    public Affiliated withNickname(String newNickname) {
        return new Affiliated(affiliation, newNickname, reason, hats);
    }

    public Affiliated withHats(List<String> newHats) {
        return new Affiliated(affiliation, nickname, reason, newHats);
    }

    /** Whether there is nothing to keep. */
    public boolean isNothing() {
        return affiliation == Affiliation.NONE && nickname.isEmpty() && hats.isEmpty();
    }
}
