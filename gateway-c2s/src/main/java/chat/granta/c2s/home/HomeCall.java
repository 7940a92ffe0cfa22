package chat.granta.c2s.home;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/** What a user's home, or the way to it, tells a client's connection. */
public sealed interface HomeCall {
    /** The home granted this full JID. */
    record Bound(Jid jid) implements HomeCall {}

    /** The home refused to bind, with a stanza error condition of RFC 6120 section 7.6.2. */
    record BindRefused(String condition) implements HomeCall {}

    /**
     * A stanza for this client.
     *
     * @param to the addressee to write instead of the stanza's own, or null
     * @param ifUnsent gives the stanza back to the home, on any thread, when it does not go out to the client; null when nobody
     *     misses it, or the home gets it back by its number (XEP-0198)
     */
    record Deliver(Stanza stanza, @Nullable String to, @Nullable Runnable ifUnsent) implements HomeCall {
        public Deliver(Stanza stanza, @Nullable String to) {
            this(stanza, to, null);
        }

        /** It does not go out to the client. */
        public void giveBack() {
            if (ifUnsent != null) {
                ifUnsent.run();
            }
        }
    }

    /** The home ends the session, with a stream error condition of RFC 6120 section 4.9.3. */
    record End(String condition, String text) implements HomeCall {}

    /** This gateway cannot serve the client any more; the session goes on elsewhere if it can be resumed. */
    record CutOff(String condition, String text) implements HomeCall {}

    /** Counting has begun (XEP-0198): what is delivered from now on counts. */
    record Managed() implements HomeCall {}

    /**
     * The home goes on with the session here.
     *
     * @param handled how many of the client's stanzas it has had
     * @param acknowledged how many of those delivered the client has; the next one delivered is the one after
     */
    record Resumed(Jid jid, long handled, long acknowledged) implements HomeCall {}

    /**
     * The home does not go on with the session.
     *
     * @param condition stanza error condition
     * @param handled as in {@link Resumed}, when the home still knows the session; else -1
     */
    record ResumeRefused(String condition, long handled) implements HomeCall {}

    /** As much is on the log as {@link HomeLink#tellWhenHandled} asked for. */
    record Handled() implements HomeCall {}

    /** Too much of what this client sent is not yet on the log: read no more from it. */
    record PauseReading() implements HomeCall {}

    /** The log has caught up: read on. */
    record ResumeReading() implements HomeCall {}
}
