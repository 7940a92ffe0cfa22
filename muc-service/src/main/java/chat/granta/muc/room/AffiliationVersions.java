package chat.granta.muc.room;

import chat.granta.bus.wire.RoomAffiliationVersions;
import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0463: which state of a room's affiliations this is, by number, and how they have lately become so. A number stands for one state for ever.
 *
 * @param current the state's number
 * @param oldest the number of the oldest state from which is known what has changed since
 * @param count how many affiliations there are. The database forgets those of accounts that have ended, also while the room is not here.
 * @param changes since the oldest, the last at the end; one for each user
 */
public record AffiliationVersions(long current, long oldest, int count, List<Change> changes) {
    /**
     * A user's affiliation has changed.
     *
     * @param version of the state that it led to
     * @param rights the version from which on the user may see other lists than before; 0 when that has not changed
     */
    public record Change(Jid user, long version, long rights) {}

    /** Of a room that has no affiliations yet. */
    public static final AffiliationVersions NONE = new AffiliationVersions(0, 0, 0, List.of());

    private static final int MOST = 100;

    public AffiliationVersions {
        changes = List.copyOf(changes);
    }

    /** Nobody need be told how it came to that. */
    AffiliationVersions startingAnew(int newCount) {
        return new AffiliationVersions(current + 1, current + 1, newCount, List.of());
    }

    /** @param sees whether the user may see other lists than before */
    AffiliationVersions with(Jid user, Affiliation before, Affiliation after, boolean sees) {
        long next = current + 1;
        List<Change> now = new ArrayList<>(changes);
        Change earlier = now.stream().filter(one -> one.user().equals(user)).findFirst().orElse(null);
        now.remove(earlier);
        long rights = sees ? next : earlier == null ? 0 : earlier.rights();
        now.add(new Change(user, next, rights));
        long known = oldest;
        if (now.size() > MOST) {
            known = now.removeFirst().version();
        }
        int more = (after == Affiliation.NONE ? 0 : 1) - (before == Affiliation.NONE ? 0 : 1);
        return new AffiliationVersions(next, known, count + more, now);
    }

    /** Whether a user who has seen that state may be told what has changed since, and it is known. */
    public boolean canUpdate(Jid user, long since) {
        return since >= oldest
                && changes.stream().noneMatch(change -> change.user().equals(user) && change.rights() >= since
                        && change.rights() > 0);
    }

    /** Whose affiliations have changed since that state, in the order in which they last did. */
    public List<Jid> changedSince(long since) {
        return changes.stream().filter(change -> change.version() > since).map(Change::user).toList();
    }

    static AffiliationVersions ofWire(RoomAffiliationVersions wire) {
        return new AffiliationVersions(wire.getCurrent(), wire.getOldest(), wire.getCount(),
                wire.getChangesList().stream()
                        .map(one -> new Change(Jid.trusted(one.getUser()), one.getVersion(), one.getRights()))
                        .toList());
    }

    RoomAffiliationVersions toWire() {
        var wire = RoomAffiliationVersions.newBuilder().setCurrent(current).setOldest(oldest).setCount(count);
        changes.forEach(one -> wire.addChanges(RoomAffiliationVersions.Change.newBuilder()
                .setUser(one.user().toString()).setVersion(one.version()).setRights(one.rights())));
        return wire.build();
    }
}
