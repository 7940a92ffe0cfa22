package chat.granta.router.home;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.model.Jid;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and reach a user: what a home has been told of the user's roster and privacy lists.
 *
 * @param version rises with each change; 0 when nothing has been told
 * @param contacts by address
 * @param lists privacy lists by name
 * @param defaultList the one that governs sessions without an active list, or empty
 * @param saidOfArchiving the archive preferences that the account has set, or null
 * @param photo the hash of the account's avatar (XEP-0153), or empty
 */
public record Policy(Jid account, long version, Map<Jid, PolicyContact> contacts, Map<String, PrivacyRules> lists,
        String defaultList, @Nullable ArchivePreferences saidOfArchiving, String photo) {

    /** The policy of somebody of whom nothing is kept. */
    public static Policy none(Jid account) {
        return new Policy(account, 0, Map.of(), Map.of(), "", null, "");
    }

    /** A policy told as a whole. */
    public static Policy whole(Jid account, PolicyChange told) {
        return none(account).with(told);
    }

    /** This policy with what has changed of it. */
    public Policy with(PolicyChange change) {
        // Sorted, so that what is said to contacts is said in one order, whenever it is said again.
        var changed = new TreeMap<>(contacts);
        change.getRemovedList().forEach(jid -> changed.remove(Jid.trusted(jid)));
        change.getContactsList().forEach(wire -> changed.put(Jid.trusted(wire.getJid()), PolicyContact.of(wire)));
        ArchivePreferences archiving = change.hasArchiving()
                ? ArchivePreferences.of(change.getArchiving())
                : saidOfArchiving;
        String newPhoto = change.hasPhoto() ? change.getPhoto() : photo;
        if (!change.hasPrivacy()) {
            return new Policy(account, change.getVersion(), changed, lists, defaultList, archiving, newPhoto);
        }
        PrivacyLists privacy = change.getPrivacy();
        Map<String, PrivacyRules> newLists = new HashMap<>();
        privacy.getListsList().forEach(list -> newLists.put(list.getName(), PrivacyRules.of(list)));
        return new Policy(account, change.getVersion(), changed, newLists, privacy.getDefaultList(), archiving,
                newPhoto);
    }

    /** This policy as it was told: whole. */
    public PolicyChange toWire() {
        var privacy = PrivacyLists.newBuilder().setDefaultList(defaultList);
        lists.values().forEach(list -> privacy.addLists(list.wire()));
        var wire = PolicyChange.newBuilder().setVersion(version).setPrivacy(privacy).setPhoto(photo);
        contacts.values().forEach(contact -> wire.addContacts(contact.toWire()));
        if (saidOfArchiving != null) {
            wire.setArchiving(saidOfArchiving.toWire());
        }
        return wire.build();
    }

    /**
     * The archive preferences (XEP-0441).
     *
     * @param unsaid of those who have set none
     */
    public ArchivePreferences archiving(ArchivePreferences unsaid) {
        return saidOfArchiving == null ? unsaid : saidOfArchiving;
    }

    /** Whether a message from or to somebody is for the user's archive (XEP-0441 section 2). */
    public boolean archives(Jid peer, ArchivePreferences unsaid) {
        PolicyContact contact = contacts.get(peer.bare());
        return archiving(unsaid).want(peer, contact != null && contact.inRoster());
    }

    /** Somebody's place in the roster: by the full address when it is listed, else by the bare one. */
    public @Nullable PolicyContact contact(Jid jid) {
        PolicyContact exact = contacts.get(jid);
        return exact != null || jid.isBare() ? exact : contacts.get(jid.bare());
    }

    /** Whether somebody is subscribed to the user's presence, or is the user. */
    public boolean isSeenBy(Jid other) {
        PolicyContact contact = contact(other);
        return contact != null && contact.from() || other.bare().equals(account);
    }

    /** Those who see the user's presence. */
    public List<Jid> subscribers() {
        return jids(PolicyContact::from);
    }

    /** Those whose presence the user sees. */
    public List<Jid> subscriptions() {
        return jids(PolicyContact::to);
    }

    private List<Jid> jids(Predicate<PolicyContact> which) {
        return contacts.values().stream().filter(which).map(PolicyContact::jid).toList();
    }

    /**
     * Whether the privacy lists let a stanza pass between the user and somebody else (XEP-0016 section 2.2).
     *
     * @param session which one it is from or for; null when it is the user as a whole
     */
    public boolean allows(@Nullable Session session, StanzaKind kind, Jid other) {
        PrivacyRules list = governing(session);
        return list == null || other.bare().equals(account) || list.allows(kind, other, contact(other));
    }

    /** Those of some people whom a session's presence, or theirs, passes to. */
    public List<Jid> allowed(Session session, StanzaKind kind, Collection<Jid> others) {
        return others.stream().filter(other -> allows(session, kind, other)).toList();
    }

    /** The session's active list, else the default one. An active list that has gone since is none. */
    private @Nullable PrivacyRules governing(@Nullable Session session) {
        if (lists.isEmpty()) {
            return null;
        }
        PrivacyRules active = session == null ? null : lists.get(session.activeList());
        return active == null ? lists.get(defaultList) : active;
    }
}
