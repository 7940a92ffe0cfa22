package chat.granta.s2s.home;

import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The homes of local users and rooms, as other servers' streams see them. Any thread. */
public interface Homes {
    /** Whether there is a log to write to; before, no stream is accepted. */
    boolean isReady();

    /**
     * Hands a stanza over to the home of its addressee, whose domain is served here.
     *
     * @param done gets null when it is on the log, else why it never will be; be quick
     */
    void deliver(Stanza stanza, Consumer<@Nullable Exception> done);

    /** Answers a stanza of a remote user with an error, if it may be answered; {@code done} as above. */
    void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done);
}
