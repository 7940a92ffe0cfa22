package chat.granta.archive.preferences;

import chat.granta.model.Jid;
import java.util.List;

/**
 * Whose messages an account wants archived (XEP-0441 section 2).
 *
 * @param byDefault what holds for people on neither list
 */
public record Preferences(Default byDefault, List<Jid> always, List<Jid> never) {
    /** Section 2.1. */
    public enum Default {
        ALWAYS, NEVER, ROSTER
    }

    public Preferences {
        always = List.copyOf(always);
        never = List.copyOf(never);
    }

    /** The preferences of an account whose lists are empty. */
    public static Preferences of(Default byDefault) {
        return new Preferences(byDefault, List.of(), List.of());
    }

    /**
     * Whether a message is archived. A peer on both lists is not archived: of the two mistakes, that is the one that reveals
     * nothing.
     *
     * @param peer the other side: the message's recipient or its sender
     * @param isInRoster whether the peer's bare JID is in the account's roster
     */
    public boolean wants(Jid peer, boolean isInRoster) {
        if (names(never, peer)) {
            return false;
        }
        return names(always, peer) || switch (byDefault) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ROSTER -> isInRoster;
        };
    }

    /** Section 4.1: a bare JID on a list stands for all its resources. */
    private static boolean names(List<Jid> list, Jid peer) {
        return list.contains(peer) || list.contains(peer.bare());
    }
}
