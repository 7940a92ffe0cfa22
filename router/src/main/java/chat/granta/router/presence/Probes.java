package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.AccountStatus;
import chat.granta.router.home.Policy;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaKind;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** RFC 6121 section 4.3: a server asks for the presence of whom its user is subscribed to, and is told it. */
public final class Probes {
    private Probes() {}

    /** Asks for the presence of others, for one session. */
    static void send(Turn turn, Session session, Collection<Jid> others) {
        turn.sendHome(new Presence(session.jid(), session.jid().bare(), null, Presence.Type.PROBE, null,
                Payload.EMPTY), others);
    }

    /** Section 4.3.1: servers probe; a client that does gets what it is subscribed to, and nothing else. */
    public static final class Outbound implements Step<StanzaTurn<Presence>> {
        @Override
        public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
            if (stanzaTurn.stanza().type() != Presence.Type.PROBE) {
                return Outcome.CONTINUE;
            }
            var contact = stanzaTurn.turn().policy(stanzaTurn.from().bare()).contact(stanzaTurn.to());
            boolean isSubscribed = contact != null && contact.to();
            if (isSubscribed || stanzaTurn.to().bare().equals(stanzaTurn.from().bare())) {
                return Outcome.CONTINUE;
            }
            if (stanzaTurn.turn().isLocalUser(stanzaTurn.to())) {
                // Section 4.3.2, said here on the contact's behalf: it is the same whether there is one or not.
                stanzaTurn.answer(new Presence(stanzaTurn.to().bare(), stanzaTurn.from().bare(),
                        stanzaTurn.stanza().id(), Presence.Type.UNSUBSCRIBED, null, Payload.EMPTY));
            }
            return Outcome.DONE;
        }
    }

    /** Section 4.3.2: a probe is answered with each resource's presence, or with when the user was last seen. */
    public static final class Inbound implements Step<StanzaTurn<Presence>> {
        @Override
        public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
            if (stanzaTurn.stanza().type() != Presence.Type.PROBE) {
                return Outcome.CONTINUE;
            }
            Turn turn = stanzaTurn.turn();
            Jid prober = stanzaTurn.from();
            User user = turn.user(stanzaTurn.to().bare());
            Policy policy = turn.policy(user.jid());
            // Without sessions the policy is not fetched, unless it has lists: a local prober's home has looked into its own.
            boolean maySee = user.sessions().isEmpty() && turn.isLocalUser(prober)
                    ? user.account().exists()
                    : policy.isSeenBy(prober);
            if (maySee) {
                answer(turn, user, policy, prober);
            } else if (user.account() == AccountStatus.CANCELLED
                    || user.policy().isKnown() && !turn.isLocalUser(prober)) {
                // A local user's probe may have crossed a cancellation, of which their roster knows anyway; answered, it
                // would cancel what they have asked for since.
                turn.sendHome(new Presence(user.jid(), prober.bare(), null, Presence.Type.UNSUBSCRIBED, null,
                        Payload.EMPTY), List.of(prober.bare()));
            }
            return Outcome.DONE;
        }

        private static void answer(Turn turn, User user, Policy policy, Jid prober) {
            List<Session> available = user.available();
            for (Session session : available) {
                if (policy.allows(session, StanzaKind.PRESENCE_OUT, prober)) {
                    turn.sendHome(Objects.requireNonNull(session.presence()), List.of(prober));
                }
            }
            Instant lastSeen = user.lastSeen();
            if (available.isEmpty() && lastSeen != null && policy.allows(null, StanzaKind.PRESENCE_OUT, prober)) {
                turn.sendHome(new Presence(user.jid(), prober, null, Presence.Type.UNAVAILABLE, null,
                        Payload.of(Delay.of(user.jid().toString(), lastSeen))), List.of(prober));
            }
        }
    }
}
