package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connected resource of a user (RFC 6121 section 1.4).
 *
 * @param address where it can be reached
 * @param jid full JID
 * @param presence the last presence it broadcast, or null while it is not available
 * @param priority of that presence (RFC 6121 section 4.7.2.3)
 * @param directed whom it sent presence to directly and not yet taken back (RFC 6121 section 4.6)
 * @param correspondents bare JIDs to which it has written, the latest last: they know its full JID
 * @param activeList its active privacy list (XEP-0016), or empty
 * @param wants what it has asked to be told
 * @param presenceRate how often it has changed its presence of late
 * @param dialogues about commands that it has begun (XEP-0050), the oldest first
 * @param management null unless its stanzas are counted (XEP-0198)
 * @param openRequest what it has asked and has had no effect yet, so that what it sends has to wait; null when there is nothing
 */
public record Session(SessionAddress address, Jid jid, @Nullable Presence presence, int priority,
        SortedSet<Jid> directed, List<Jid> correspondents, String activeList, Set<Want> wants,
        PresenceRate presenceRate,
        List<Dialogue> dialogues, @Nullable Management management, @Nullable OpenRequest openRequest) {

    /** What a client asks to be told of. */
    public enum Want {
        /** Changes of the roster (RFC 6121 section 2.2: an interested resource). */
        ROSTER,
        /** Changes of the block list (XEP-0191 section 3.3). */
        BLOCK_LIST,
        /** Which privacy lists have changed (XEP-0016 section 2.6); no client that never used lists is told. */
        PRIVACY_LISTS,
        /** Copies of the user's other conversations (XEP-0280). */
        CARBONS
    }

    /** More are nobody's conversations: a bound on what one session can make its home remember. */
    private static final int MAX_CORRESPONDENTS = 100;

    public Session {
        correspondents = List.copyOf(correspondents);
        wants = Set.copyOf(wants);
        dialogues = List.copyOf(dialogues);
    }

    /** A session that has just been bound: connected, not available. */
    public static Session bound(SessionAddress address, Jid jid) {
        return new Session(address, jid, null, 0, new TreeSet<>(), List.of(), "", Set.of(), PresenceRate.NONE,
                List.of(),
                null, null);
    }

    public boolean isAvailable() {
        return presence != null;
    }

    /** The most that its presence, and the addresses to which it was sent directly, take in the store. */
    long maxBytes() {
        // Names of elements stand in a payload, and beside it.
        long bytes = presence == null ? 0 : 2L * presence.payload().xml().length;
        for (Jid to : directed) {
            bytes += 3L * to.toString().length();
        }
        return bytes;
    }

    public boolean wants(Want want) {
        return wants.contains(want);
    }

    public Session withPresence(@Nullable Presence newPresence, int newPriority) {
        return new Session(address, jid, newPresence, newPriority, directed, correspondents, activeList, wants,
                presenceRate, dialogues,
                management, openRequest);
    }

    public Session withDirected(SortedSet<Jid> newDirected) {
        return new Session(address, jid, presence, priority, newDirected, correspondents, activeList, wants,
                presenceRate, dialogues,
                management, openRequest);
    }

    /** This session when it has written to somebody; of too many, the one it wrote to first is forgotten. */
    public Session withCorrespondent(Jid bareJid) {
        var known = new ArrayList<>(correspondents);
        known.add(bareJid);
        return new Session(address, jid, presence, priority, directed,
                known.subList(Math.max(0, known.size() - MAX_CORRESPONDENTS), known.size()), activeList, wants,
                presenceRate, dialogues, management, openRequest);
    }

    /** Whether it has sent presence directly to somebody, at whichever of their resources, or has written to them. */
    public boolean hasAddressed(Jid other) {
        Jid bareJid = other.bare();
        return correspondents.contains(bareJid) || directed.stream().anyMatch(to -> to.bare().equals(bareJid));
    }

    public Session withActiveList(String list) {
        return new Session(address, jid, presence, priority, directed, correspondents, list, wants, presenceRate,
                dialogues,
                management, openRequest);
    }

    public boolean isManaged() {
        return management != null;
    }

    /** Whether it waits to be resumed when its connection is lost. */
    public boolean isResumable() {
        return management != null && management.isResumable();
    }

    public Session managed(@Nullable Management newManagement) {
        return new Session(address, jid, presence, priority, directed, correspondents, activeList, wants, presenceRate,
                dialogues,
                newManagement, openRequest);
    }

    /** @param request what has had no effect yet; null when there is nothing any more */
    public Session withOpenRequest(@Nullable OpenRequest request) {
        return new Session(address, jid, presence, priority, directed, correspondents, activeList, wants, presenceRate,
                dialogues, management, request);
    }

    /** A managed session that has no connection now. */
    public Session detached(Instant time) {
        return managed(Objects.requireNonNull(management).detached(time));
    }

    /** A managed session of which a record was no stanza, and so does not count. */
    public Session withoutCounting() {
        return managed(Objects.requireNonNull(management).withoutOne());
    }

    /** A managed session at another connection, when the home has had so many of its client's stanzas. */
    public Session resumed(SessionAddress newAddress, long handled) {
        return new Session(newAddress, jid, presence, priority, directed, correspondents, activeList, wants,
                presenceRate, dialogues,
                Objects.requireNonNull(management).resumed(address, handled), openRequest);
    }

    /** Whether this is its address, or was before it was resumed elsewhere. */
    public boolean is(SessionAddress known) {
        return address.equals(known) || management != null && management.former().contains(known);
    }

    public @Nullable Dialogue dialogue(String id) {
        return dialogues.stream().filter(dialogue -> dialogue.id().equals(id)).findFirst().orElse(null);
    }

    /** This session with a dialogue as it is now; when there are too many, without the oldest. */
    public Session with(Dialogue dialogue) {
        var open = new ArrayList<>(without(dialogue).dialogues);
        open.add(dialogue);
        return withDialogues(open.subList(Math.max(0, open.size() - Dialogue.MAX_OPEN), open.size()));
    }

    public Session without(Dialogue dialogue) {
        return withDialogues(dialogues.stream().filter(one -> !one.id().equals(dialogue.id())).toList());
    }

    private Session withDialogues(List<Dialogue> open) {
        return new Session(address, jid, presence, priority, directed, correspondents, activeList, wants, presenceRate,
                open,
                management, openRequest);
    }

    public Session with(PresenceRate newRate) {
        return new Session(address, jid, presence, priority, directed, correspondents, activeList, wants, newRate,
                dialogues,
                management, openRequest);
    }

    /** This session with a wish of its own, or without it. */
    public Session with(Want want, boolean isWanted) {
        var changed = EnumSet.copyOf(wants.isEmpty() ? EnumSet.noneOf(Want.class) : wants);
        if (isWanted) {
            changed.add(want);
        } else {
            changed.remove(want);
        }
        return new Session(address, jid, presence, priority, directed, correspondents, activeList, changed,
                presenceRate, dialogues,
                management, openRequest);
    }
}
