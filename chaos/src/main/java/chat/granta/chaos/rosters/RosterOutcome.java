package chat.granta.chaos.rosters;

import java.time.Duration;
import java.util.List;

/**
 * What became of everything done so far.
 *
 * @param changes that were made
 * @param asked IQs
 * @param unanswered of those
 * @param doubled answers, pushes and subscription stanzas that came more often than they should
 * @param disagreeing pairs whose two rosters, or block lists, are not what the two have been told
 * @param leaked presence of somebody, seen by who should not
 * @param unseen presence of somebody, not seen by who should
 * @param longest time that a turn took, counted from a fault on
 * @param findings what is wrong, for people
 */
public record RosterOutcome(int changes, int asked, int unanswered, int doubled, int disagreeing, int leaked,
        int unseen,
        Duration longest, List<String> findings) {
    public static final List<String> COLUMNS = List.of("changes", "IQs", "lost", "doubled", "disagree", "leaked",
            "unseen", "recovery s");

    public List<Object> cells() {
        return List.of(changes, asked, unanswered, doubled, disagreeing, leaked, unseen, longest);
    }

    /** Whether everything was answered once, and everybody is told, and sees, what they should. */
    public boolean isPerfect() {
        return findings.isEmpty();
    }
}
