package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/** What somebody does in a session, whatever connections it has. Called by the session's thread alone. */
interface Conduct {
    /** A session has begun where there was none, or after a clean end. */
    void begin(ManagedSession session) throws IOException;

    /**
     * A session has begun instead of one that could not be resumed.
     *
     * @param left what was sent in that one and not acknowledged
     */
    void beginAnew(ManagedSession session, List<Sent> left) throws IOException;

    void hear(Element stanza, ManagedSession session) throws IOException;

    /** Says what is due; returns in how many nanoseconds more is. */
    long talk(ManagedSession session) throws IOException;
}
