package chat.granta.chaos.rosters;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is between the two of a pair, as it follows from what they have done: relations, roster items, blocks, and the
 * subscription stanzas each has to have received. One of them at a time changes a subscription, as stanzas of two that cross
 * on the way may end anyhow (RFC 6121 has no remedy).
 */
final class Bond {
    private static final class Side {
        private Relation relation = Relation.NONE;
        private boolean inRoster;
        private String name = "";
        private Set<String> groups = Set.of();
        private boolean isBlocking;
        private final List<String> notices = new ArrayList<>();
    }

    private final List<Side> sides = List.of(new Side(), new Side());

    /** What one of them may do now. */
    Set<Change> possible(int who) {
        Side own = sides.get(who);
        if (own.isBlocking) {
            return EnumSet.of(Change.RENAME, Change.UNBLOCK);
        }
        if (other(who).isBlocking) {
            return EnumSet.of(Change.RENAME);
        }
        Set<Change> possible = EnumSet.of(Change.RENAME, Change.BLOCK,
                own.relation == Relation.NONE ? Change.SUBSCRIBE : Change.UNSUBSCRIBE);
        if (other(who).relation != Relation.NONE) {
            possible.add(Change.CANCEL);
        }
        if (other(who).relation == Relation.ASKED) {
            possible.add(Change.GRANT);
        }
        if (own.inRoster) {
            possible.add(Change.REMOVE);
        }
        return possible;
    }

    /** One of them does something that is possible, but {@link #rename}. */
    void apply(int who, Change change) {
        Side own = sides.get(who);
        switch (change) {
            case SUBSCRIBE -> {
                own.relation = Relation.ASKED;
                own.inRoster = true;
                other(who).notices.add("subscribe");
            }
            case UNSUBSCRIBE -> unsubscribe(who);
            case GRANT -> {
                other(who).relation = Relation.GRANTED;
                own.inRoster = true;
                other(who).notices.add("subscribed");
            }
            case CANCEL -> cancel(who);
            case REMOVE -> {
                own.inRoster = false;
                own.name = "";
                own.groups = Set.of();
                unsubscribe(who);
                cancel(who);
            }
            case BLOCK -> own.isBlocking = true;
            case UNBLOCK -> own.isBlocking = false;
            case RENAME -> throw new IllegalArgumentException("to what?");
        }
    }

    void rename(int who, String name, Set<String> groups) {
        Side own = sides.get(who);
        own.inRoster = true;
        own.name = name;
        own.groups = groups;
    }

    /** One of them has become available again, and hears of what was asked meanwhile (RFC 6121 section 3.1.3). */
    void welcome(int who) {
        if (other(who).relation == Relation.ASKED && !sides.get(who).isBlocking) {
            sides.get(who).notices.add("subscribe");
        }
    }

    /** The other as one of them has to have them in the roster, or null. */
    @Nullable
    Item item(int who) {
        Side own = sides.get(who);
        if (!own.inRoster) {
            return null;
        }
        boolean to = own.relation == Relation.GRANTED;
        boolean from = other(who).relation == Relation.GRANTED;
        return new Item(own.name, own.groups, to ? from ? "both" : "to" : from ? "from" : "none",
                own.relation == Relation.ASKED);
    }

    /** The types of subscription presence that one of them has to have received from the other, in order. */
    List<String> notices(int who) {
        return sides.get(who).notices;
    }

    boolean isBlocking(int who) {
        return sides.get(who).isBlocking;
    }

    /** Whether one of them has to see the other's presence. */
    boolean sees(int who) {
        return sides.get(who).relation == Relation.GRANTED && sides.stream().noneMatch(side -> side.isBlocking);
    }

    private void unsubscribe(int who) {
        if (sides.get(who).relation != Relation.NONE) {
            sides.get(who).relation = Relation.NONE;
            other(who).notices.add("unsubscribe");
        }
    }

    private void cancel(int who) {
        if (other(who).relation != Relation.NONE) {
            other(who).relation = Relation.NONE;
            other(who).notices.add("unsubscribed");
        }
    }

    private Side other(int who) {
        return sides.get(1 - who);
    }
}
