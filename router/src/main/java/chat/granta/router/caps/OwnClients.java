package chat.granta.router.caps;

import chat.granta.homes.HomeStore;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.SessionEnded;
import chat.granta.router.event.SessionPresence;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import java.util.List;
import java.util.Objects;

/** XEP-0163 section 4.3.2: the user's own clients, as far as they are interested in nodes. */
public final class OwnClients {
    /** What a home keeps of clients. */
    public static final List<HomeStore<?, ?>> STORES = List.of(Audience.STORE, HashedInterests.STORE);

    private OwnClients() {}

    /** What a home learns from what happens. */
    public static Reactions reactions() {
        return Reactions.none()
                .when(SessionPresence.class, OwnClients::heard)
                .when(SessionEnded.class, OwnClients::gone)
                .when(MinutePassed.class, CapabilityQueries::settle);
    }

    private static void heard(SessionPresence event, Turn turn) {
        Session session = event.session();
        CapabilityQueries.heard(turn, session.jid().bare(), session.jid(), session.address(),
                Objects.requireNonNull(session.presence()), event.isFirst());
    }

    private static void gone(SessionEnded event, Turn turn) {
        Session session = event.session();
        Peer peer = Audience.of(turn, session.jid().bare()).at(session.jid());
        // Its resource may be another session's by now.
        if (peer != null && peer.session() != null && session.is(peer.session())) {
            Audience.remove(turn, session.jid().bare(), session.jid());
        }
    }
}
