package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.BindAnswered;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.model.Jid;

/** What a home says to connections of their sessions at a turn: that they begin (RFC 6120 section 7), do not, or are over. */
public final class SessionNotices {
    private SessionNotices() {}

    /** Tells a connection that it has been given its resource. */
    public static void grantBinding(Turn turn, Session session) {
        turn.tell(session.address(), session.jid(), Envelope.newBuilder()
                .setBindAnswered(BindAnswered.newBuilder().setSession(session.address().toWire())
                        .setJid(session.jid().toString()).setServer(turn.settings().server())));
    }

    /** Tells a connection that it gets no resource, with the stanza error condition of RFC 6120 section 7.6.2. */
    public static void refuseBinding(Turn turn, SessionAddress address, Jid account, String condition) {
        turn.forgetSession(address);
        turn.tell(address, account, Envelope.newBuilder()
                .setBindAnswered(BindAnswered.newBuilder().setSession(address.toWire()).setError(condition)));
    }

    /** Tells a connection that its session is over, with the stream error condition of RFC 6120 section 4.9.3. */
    public static void end(Turn turn, Session session, String streamError, String text) {
        turn.forgetSession(session.address());
        turn.tell(session.address(), session.jid(), Envelope.newBuilder()
                .setSessionEnded(SessionEnded.newBuilder().setSession(session.address().toWire())
                        .setStreamError(streamError).setText(text)));
    }
}
