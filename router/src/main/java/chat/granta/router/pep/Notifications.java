package chat.granta.router.pep;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.caps.Audience;
import chat.granta.router.caps.Peer;
import chat.granta.router.event.NodeChanged;
import chat.granta.router.home.Policy;
import chat.granta.router.home.PolicyContact;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.Turn;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * XEP-0163 section 4.3: a change of a node is told to the user's own clients that are interested, to the contacts who see the user's
 * presence and may read the node, and to whoever has subscribed. Which of a local contact's clients are interested, that contact's home
 * decides ({@link InterestedSessions}); it gets one record, as all contacts of one home do.
 */
public final class Notifications implements Reaction<NodeChanged> {
    @Override
    public void to(NodeChanged change, Turn turn) {
        NodeEvent event = change.event();
        Jid account = change.account();
        var message = (Message) StanzaCodec.ofWire(event.getMessage());
        var readers = new EventReaders(turn.policy(account), event);
        Audience audience = Audience.of(turn, account);
        Set<Jid> subscribers = subscribers(event, readers);
        Set<Jid> told = new TreeSet<>();
        subscribers.forEach(jid -> told.add(jid.bare()));

        List<Session> own = turn.user(account).available().stream()
                .filter(session -> audience.isInterested(session, event.getNode()) || subscribers.contains(account)
                        || subscribers.contains(session.jid()))
                .toList();
        turn.deliverToEach(message.between(account, account), own);

        Set<Jid> local = new TreeSet<>();
        for (PolicyContact contact : turn.policy(account).contacts().values()) {
            Jid jid = contact.jid().bare();
            if (contact.from() && turn.isLocalUser(jid) && !told.contains(jid) && readers.include(jid)) {
                local.add(jid);
            }
        }
        turn.tellOfAccounts(Topics.USER, local, some -> Envelope.newBuilder().setInbound(
                Inbound.newBuilder().setStanza(StanzaCodec.toWire(message)).setNode(event.getNode())
                        .addAllTo(some.stream().map(Jid::toString).toList())));

        Set<Jid> others = new TreeSet<>(subscribers);
        others.removeIf(jid -> jid.bare().equals(account));
        for (Peer peer : audience.elsewhere()) {
            if (peer.isInterestedIn(event.getNode()) && !told.contains(peer.jid().bare())
                    && turn.policy(account).isSeenBy(peer.jid()) && readers.include(peer.jid())) {
                others.add(peer.jid());
            }
        }
        turn.sendHome(message, others);
    }

    private static Set<Jid> subscribers(NodeEvent event, EventReaders readers) {
        Set<Jid> subscribers = new TreeSet<>();
        event.getSubscribersList().stream().map(Jid::trusted).filter(readers::include).forEach(subscribers::add);
        return subscribers;
    }

    /** XEP-0060 section 4.5: who may know what an event tells; nobody whom the user's lists keep from the user's presence. */
    private record EventReaders(Policy policy, NodeEvent event) {
        boolean include(Jid jid) {
            String bareJid = jid.bare().toString();
            if (jid.bare().equals(policy.account())) {
                return true;
            }
            return !event.getBarredList().contains(bareJid) && mayRead(jid, bareJid)
                    && policy.allows(null, StanzaKind.PRESENCE_OUT, jid)
                    && policy.allows(null, StanzaKind.OUTBOUND, jid);
        }

        private boolean mayRead(Jid jid, String bareJid) {
            PolicyContact contact = policy.contact(jid);
            boolean isSubscribed = contact != null && contact.from();
            return switch (event.getAccess()) {
                case OPEN -> true;
                case PRESENCE -> isSubscribed;
                case ROSTER -> isSubscribed && contact.groups().stream().anyMatch(event.getGroupsList()::contains);
                case WHITELIST, AUTHORIZE -> event.getAdmittedList().contains(bareJid);
                case UNRECOGNIZED -> false;
            };
        }
    }
}
