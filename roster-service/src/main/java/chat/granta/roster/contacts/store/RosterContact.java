package chat.granta.roster.contacts.store;

import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact of an account: a roster item, a pending request, or both.
 *
 * @param inRoster whether it is a roster item; if not, only its request is stored
 * @param approved RFC 6121 section 3.4: the user has approved a request in advance, which will be granted without asking
 * @param request the presence that asks to subscribe, while it is pending
 * @param version the roster's version after the last change of this item that clients see
 */
public record RosterContact(Jid account, Jid jid, boolean inRoster, @Nullable String name, List<String> groups,
        SubscriptionState state, boolean approved, @Nullable Stanza request, long version) {
    public RosterContact {
        groups = List.copyOf(groups);
    }

    /** A contact of whom nothing is stored. */
    public static RosterContact unknown(Jid account, Jid jid) {
        return new RosterContact(account, jid, false, null, List.of(), SubscriptionState.NONE, false, null, 0);
    }

    public RosterContact called(@Nullable String newName, List<String> newGroups) {
        return new RosterContact(account, jid, true, newName, newGroups, state, approved, request, version);
    }

    /** The contact in another subscription state; its request is dropped when it is pending no longer. */
    public RosterContact in(SubscriptionState newState) {
        return new RosterContact(account, jid, inRoster, name, groups, newState, approved,
                newState.isPendingIn() ? request : null, version);
    }

    public RosterContact requested(Stanza newRequest) {
        return new RosterContact(account, jid, inRoster, name, groups, state, approved, newRequest, version);
    }

    public RosterContact approved(boolean newApproved) {
        return new RosterContact(account, jid, inRoster, name, groups, state, newApproved, request, version);
    }

    public RosterContact asItem() {
        return new RosterContact(account, jid, true, name, groups, state, approved, request, version);
    }

    public RosterContact at(long newVersion) {
        return new RosterContact(account, jid, inRoster, name, groups, state, approved, request, newVersion);
    }

    /** Whether there is anything to store. */
    public boolean isKept() {
        return inRoster || state.isPendingIn();
    }
}
