package chat.granta.c2s.home;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** Where an authenticated client asks for its place at its user's home. */
public interface UserHomes {
    /**
     * Asks the user's home to bind a resource (RFC 6120 section 7). The home's answer arrives at the client as
     * {@link HomeCall.Bound} or {@link HomeCall.BindRefused}.
     *
     * <p>Never blocks; called on the stream's thread.
     *
     * @param account bare JID
     * @param resource what the client wishes to be called, or null to be given a name
     * @return the way to the home; empty of meaning until that has come, except for {@code close}
     */
    HomeLink bind(Jid account, @Nullable String resource, ClientSession client);

    /**
     * Asks the user's home to go on with a session at this connection (XEP-0198 section 5). The answer arrives as
     * {@link HomeCall.Resumed} or {@link HomeCall.ResumeRefused}.
     *
     * @param account bare JID
     * @param id under which the session can be resumed
     * @param h how many of the stanzas delivered to it the client has, modulo 2^32
     */
    HomeLink resume(Jid account, String id, long h, ClientSession client);

    /** What the server can do, as a home said last (XEP-0115), or null before any has; any thread. */
    @Nullable
    ServerCapabilities server();

    /** Whether binding can work now: the log is reachable and this gateway has a delivery partition. */
    boolean isReady();
}
