package chat.granta.c2s.home;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection as its home sees it. Every method may be called from any thread, returns at once and takes
 * effect in the order of the calls.
 */
public interface ClientSession {
    /** The home granted this full JID. */
    void bound(Jid jid);

    /** The home refused to bind, with a stanza error condition of RFC 6120 section 7.6.2. */
    void bindRefused(String condition);

    /**
     * A stanza for this client.
     *
     * @param to the addressee to write instead of the stanza's own, or null
     */
    void deliver(Stanza stanza, @Nullable String to);

    /** The home ends the session, with a stream error condition of RFC 6120 section 4.9.3. */
    void end(String streamError, String text);

    /** This gateway cannot serve the client any more; the session goes on elsewhere if it can be resumed. */
    void cutOff(String streamError, String text);

    /** Counting has begun (XEP-0198): what is delivered from now on counts. */
    void managed();

    /**
     * The home goes on with the session here.
     *
     * @param handled how many of the client's stanzas it has had
     * @param acknowledged how many of those delivered the client has; the next one delivered is the one after
     */
    void resumed(Jid jid, long handled, long acknowledged);

    /**
     * The home does not go on with the session.
     *
     * @param condition stanza error condition
     * @param handled as in {@link #resumed}, when the home still knows the session; else -1
     */
    void resumeRefused(String condition, long handled);

    /** As much is on the log as {@link HomeLink#tellWhenHandled} asked for. */
    void handled();

    /** Too much of what this client sent is not yet on the log: read no more from it. */
    void pauseReading();

    /** The log has caught up: read on. */
    void resumeReading();
}
