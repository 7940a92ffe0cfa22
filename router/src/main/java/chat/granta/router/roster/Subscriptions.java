package chat.granta.router.roster;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.home.AccountStatus;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import chat.granta.router.order.OpenSubscriptions;
import chat.granta.router.policy.RosterService;
import chat.granta.router.trail.SubscriptionTrail;
import java.util.Objects;

/**
 * RFC 6121 section 3: what changes a subscription goes to roster-service, first the sender's account, which sends it on when
 * there is something to send, then the recipient's.
 */
public final class Subscriptions {
    private Subscriptions() {}

    /** What a user's own client says. */
    public static final class Outbound implements Step<StanzaTurn<Presence>> {
        @Override
        public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
            if (!stanzaTurn.stanza().type().changesSubscription()) {
                return Outcome.CONTINUE;
            }
            Jid to = stanzaTurn.to();
            Jid account = stanzaTurn.from().bare();
            User user = stanzaTurn.turn().user(account);
            Session session = user.session(Objects.requireNonNull(stanzaTurn.sender()));
            if (session == null) {
                return Outcome.DONE;
            }
            if (!stanzaTurn.turn().isLocalUser(to) && to.domain().equals(stanzaTurn.turn().settings().domain())) {
                return Outcome.refuse(StanzaError.serviceUnavailable());
            }
            SubscriptionTrail.said(stanzaTurn);
            RosterService.ask(stanzaTurn.turn(), session, RosterRequest.newBuilder()
                    .setStanza(StanzaCodec.toWire(stanzaTurn.stanza().between(stanzaTurn.from(), to.bare())))
                    .setSender(Senders.of(user, session)));
            return Outcome.DONE;
        }
    }

    /** What somebody says to a user. */
    public static final class Inbound implements Step<StanzaTurn<Presence>> {
        @Override
        public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
            if (!stanzaTurn.stanza().type().changesSubscription()) {
                return Outcome.CONTINUE;
            }
            Jid account = stanzaTurn.to().bare();
            User user = stanzaTurn.turn().user(account);
            // RFC 6121 8.5.1: of who does not exist, nothing is said; nor is anything kept of who no longer does.
            if (user.policy().isKnown() && user.account() != AccountStatus.CANCELLED) {
                SubscriptionTrail.heard(stanzaTurn);
                OpenSubscriptions.ask(stanzaTurn.turn(), account, stanzaTurn.from().bare(), RosterRequest.newBuilder()
                        .setStanza(StanzaCodec.toWire(stanzaTurn.stanza().between(stanzaTurn.from(), account))));
            }
            return Outcome.DONE;
        }
    }
}
