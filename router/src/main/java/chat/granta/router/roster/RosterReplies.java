package chat.granta.router.roster;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Push;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.router.event.NodeChanged;
import chat.granta.router.home.Session.Want;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.order.HeldStanzas;
import chat.granta.router.order.OpenSubscriptions;
import chat.granta.router.items.NodeReads;
import chat.granta.router.policy.PolicyChanges;
import chat.granta.router.presence.AvatarHash;
import chat.granta.router.presence.Visibility;
import chat.granta.router.session.Departures;
import chat.granta.router.stage.StanzaStage;
import java.util.List;
import java.util.function.Predicate;

/**
 * Does what roster-service has committed: the policy holds before anybody is told, presence follows who may see it.
 *
 * @param account the stage of what is sent on the account's behalf
 */
public record RosterReplies(StanzaStage account) implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        RosterReply reply = envelope.getRosterReply();
        Jid jid = Jid.trusted(reply.getAccount());
        Visibility before = Visibility.of(turn, jid);
        // By the policy before the change: a contact that is removed is told so, although it is now a stranger.
        reply.getSendList().forEach(wire -> {
            Stanza stanza = StanzaCodec.ofWire(wire);
            if (!NodeReads.isTooLate(turn, jid, stanza)) {
                account.ofAccount(turn, stanza);
            }
        });
        if (reply.getPolicy().getPrevious() != 0) {
            NodeReads.changed(turn, jid);
        }
        List<Envelope> admitted = reply.hasPolicy() ? PolicyChanges.take(turn, jid, reply.getPolicy()) : List.of();
        if (reply.hasActivate()) {
            activate(turn, jid, reply);
        }
        reply.getPushesList().forEach(push -> push(turn, jid, push));
        if (reply.hasAnswer()) {
            answer(turn, jid, reply.getAnswer());
        }
        reply.getEventsList().forEach(event -> turn.happened(new NodeChanged(jid, event)));
        if (reply.getPolicy().hasPhoto() && reply.getPolicy().getPrevious() != 0) {
            AvatarHash.changed(turn, jid);
        }
        before.tellWhatHasChanged(turn);
        turn.takeTurns(admitted);
        if (reply.hasNumber()) {
            OpenSubscriptions.release(turn, jid, reply.getNumber());
            HeldStanzas.release(turn, jid, reply.getNumber());
        }
        Departures.settle(turn, jid);
    }

    private static void activate(Turn turn, Jid account, RosterReply reply) {
        User user = turn.user(account);
        Session session = user.session(SessionAddress.of(reply.getActivate().getSession()));
        if (session != null) {
            turn.change(user.with(session.withActiveList(reply.getActivate().getList())));
        }
    }

    private static void push(Turn turn, Jid account, Push push) {
        Predicate<Session> audience = switch (push.getAudience()) {
            case PRIVACY_LISTS -> session -> session.wants(Want.PRIVACY_LISTS);
            case AVAILABLE -> Session::isAvailable;
            case INTERESTED -> session -> session.wants(Want.ROSTER);
            case BLOCKING -> session -> session.wants(Want.BLOCK_LIST);
            case UNRECOGNIZED -> throw new IllegalArgumentException("an audience that this router does not know");
        };
        Stanza stanza = StanzaCodec.ofWire(push.getStanza());
        List<Session> sessions = turn.user(account).sessions().stream().filter(audience).toList();
        if (stanza instanceof Iq) {
            turn.deliverToEach(stanza, sessions);
        } else {
            // RFC 6121 3.1.3 and 3.1.6: what a contact says about subscriptions is for the account.
            turn.deliver(stanza, sessions);
        }
    }

    private static void answer(Turn turn, Jid account, SessionAnswer answer) {
        User user = turn.user(account);
        Session session = user.session(SessionAddress.of(answer.getSession()));
        Stanza stanza = StanzaCodec.ofWire(answer.getStanza());
        boolean isTooLate = NodeReads.isTooLate(turn, account, stanza);
        if (session != null && !user.hasDeparted(session) && !isTooLate) {
            turn.deliver(stanza, List.of(session));
            answer.getFollowedByList()
                    .forEach(next -> turn.deliverToEach(StanzaCodec.ofWire(next), List.of(session)));
        }
    }
}
