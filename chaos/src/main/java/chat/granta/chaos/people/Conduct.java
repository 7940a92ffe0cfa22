package chat.granta.chaos.people;

import chat.granta.chaos.people.Unacknowledged.Sent;
import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/** What somebody does in a session, whatever connections it has. Called by the session's thread alone. */
interface Conduct {
    /**
     * A session has begun.
     *
     * @param left what was sent in the one before, which could not be resumed, and not acknowledged
     */
    void begin(ManagedSession session, List<Sent> left) throws IOException;

    void hear(Element stanza, ManagedSession session) throws IOException;

    /** Says what is due; returns in how many nanoseconds more is. */
    long talk(ManagedSession session) throws IOException;
}
