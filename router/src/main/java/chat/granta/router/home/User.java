package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a home knows of a user.
 *
 * @param predecessors how many accounts had this name before the present one
 * @param sessions connected resources, in the order in which they were bound
 * @param policy whether the user's policy is here
 * @param lastSeen when the last resource became unavailable, or null when that is not known
 * @param leaving sessions that have ended, of which what their clients never got is still to come back (XEP-0198)
 * @param departed sessions that have ended, of whose stanzas some still wait: they get nothing any more, and are seen to leave when
 *            the last of these have had their turn
 * @param openSubscriptions what contacts have said about subscriptions, and has had no effect yet, by the contacts' bare addresses
 */
public record User(Jid jid, AccountStatus account, int predecessors, List<Session> sessions, PolicyState policy,
        @Nullable Instant lastSeen,
        List<SessionAddress> leaving, List<Session> departed, Map<Jid, OpenRequest> openSubscriptions) {
    /** What a sender of presence is told for which there is no room. */
    public static final StanzaError TOO_MUCH = StanzaError.resourceConstraint(
            "Your sessions' presence, with the addresses it was sent to directly, is too large; send less of it.");
    /** All of a user travels in one record of a store's log, which brokers take up to 1 MiB. */
    private static final int MAX_BYTES = 768 * 1024;

    public User {
        sessions = List.copyOf(sessions);
        leaving = List.copyOf(leaving);
        departed = List.copyOf(departed);
        openSubscriptions = Map.copyOf(openSubscriptions);
    }

    public static User unseen(Jid bareJid) {
        return new User(bareJid, AccountStatus.UNKNOWN, 0, List.of(), PolicyState.ABSENT, null, List.of(),
                List.of(), Map.of());
    }

    public @Nullable Session session(@Nullable String resource) {
        for (Session session : sessions) {
            if (resource != null && resource.equals(session.jid().resource())) {
                return session;
            }
        }
        return null;
    }

    /**
     * The session that sends, or has sent, from an address; it may have departed.
     *
     * @param address where it is, or was
     */
    public @Nullable Session session(SessionAddress address) {
        for (Session session : sessions) {
            if (session.is(address)) {
                return session;
            }
        }
        for (Session session : departed) {
            if (session.is(address)) {
                return session;
            }
        }
        return null;
    }

    /** Whether a session has ended. */
    public boolean hasDeparted(Session session) {
        for (Session one : departed) {
            if (one.address().equals(session.address())) {
                return true;
            }
        }
        return false;
    }

    /** The resources that are available, whatever their priority. */
    public List<Session> available() {
        return sessions(Session::isAvailable);
    }

    /** Those connected resources, in their order. Most users have one or two, and each message asks. */
    public List<Session> sessions(Predicate<Session> which) {
        List<Session> found = List.of();
        for (Session session : sessions) {
            if (which.test(session)) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(sessions.size());
                }
                found.add(session);
            }
        }
        return found;
    }

    /** The resources that others see: those that are available, and those that have departed and are seen still. */
    public List<Session> seen() {
        return departed.isEmpty()
                ? available()
                : Stream.concat(departed.stream().filter(Session::isAvailable), available().stream()).toList();
    }

    /** Whether a resource is there that gets messages for the bare JID (RFC 6121 section 8.5.2.1.1). */
    public boolean isReceiving() {
        return sessions.stream().anyMatch(session -> session.isAvailable() && session.priority() >= 0);
    }

    /** This user with a session added, or replaced when there is one of its resource; one that has departed is changed. */
    public User with(Session session) {
        if (hasDeparted(session)) {
            return departed(departed.stream().map(one -> one.address().equals(session.address()) ? session : one)
                    .toList());
        }
        var changed = new ArrayList<Session>(sessions.size() + 1);
        boolean replaced = false;
        for (Session old : sessions) {
            boolean same = old.jid().equals(session.jid());
            changed.add(same ? session : old);
            replaced |= same;
        }
        if (!replaced) {
            changed.add(session);
        }
        return with(changed);
    }

    /**
     * With what has become of the account. What is still to come back of a cancelled one's sessions is not for who has its name now.
     *
     * @param told how many accounts had its name before it; a database that was restored from a backup may know of fewer
     */
    public User with(AccountStatus newAccount, int told) {
        boolean isAnew = account == AccountStatus.CANCELLED && newAccount.exists();
        return new User(jid, newAccount, Math.max(predecessors, told), sessions, policy, lastSeen,
                isAnew ? List.of() : leaving, departed, openSubscriptions);
    }

    /** Whether clients have made the home remember more of this user than it can. */
    public boolean isTooLarge() {
        long bytes = 0;
        for (Session session : sessions) {
            bytes += session.maxBytes();
        }
        for (Session session : departed) {
            bytes += session.maxBytes();
        }
        return bytes > MAX_BYTES;
    }

    /** Whether there is nothing that a home would have to remember. */
    public boolean isForgettable() {
        return sessions.isEmpty() && account == AccountStatus.UNKNOWN && policy.isAbsent()
                && leaving.isEmpty() && departed.isEmpty() && openSubscriptions.isEmpty();
    }

    public User without(Session session) {
        return with(sessions.stream().filter(s -> !s.jid().equals(session.jid())).toList());
    }

    public User with(PolicyState newPolicy) {
        return new User(jid, account, predecessors, sessions, newPolicy, lastSeen, leaving, departed,
                openSubscriptions);
    }

    /** With a session of which something is to come back. */
    public User leaving(SessionAddress session) {
        var more = new ArrayList<>(leaving);
        more.add(session);
        return new User(jid, account, predecessors, sessions, policy, lastSeen, more, departed, openSubscriptions);
    }

    /** All has come back of a session. */
    public User left(SessionAddress session) {
        return new User(jid, account, predecessors, sessions, policy, lastSeen,
                leaving.stream().filter(one -> !one.equals(session)).toList(), departed,
                openSubscriptions);
    }

    /** Without a session that has ended, of whose stanzas some still wait; its client needs no acknowledgements any more. */
    public User departing(Session session) {
        var more = new ArrayList<>(departed);
        more.add(session.managed(null));
        return without(session).departed(more);
    }

    /** All that a departed session has sent has had its turn. */
    public User gone(Session session) {
        return departed(departed.stream().filter(one -> !one.address().equals(session.address())).toList());
    }

    private User departed(List<Session> newDeparted) {
        return new User(jid, account, predecessors, sessions, policy, lastSeen, leaving, newDeparted,
                openSubscriptions);
    }

    /** With what a contact has said about a subscription; null: it has had its effect. */
    public User withOpenSubscription(Jid contact, @Nullable OpenRequest request) {
        var changed = new TreeMap<>(openSubscriptions);
        if (request == null) {
            changed.remove(contact);
        } else {
            changed.put(contact, request);
        }
        return new User(jid, account, predecessors, sessions, policy, lastSeen, leaving, departed, changed);
    }

    /** @param time null when nobody is to know */
    public User lastSeen(@Nullable Instant time) {
        return new User(jid, account, predecessors, sessions, policy, time, leaving, departed, openSubscriptions);
    }

    private User with(List<Session> newSessions) {
        return new User(jid, account, predecessors, newSessions, policy, lastSeen, leaving, departed,
                openSubscriptions);
    }
}
