package chat.granta.s2s;

import chat.granta.model.StanzaError;
import chat.granta.s2s.sending.OutgoingStanza;
import java.util.Collection;

/** What has become of a stanza, as a line: what it is called, and that it is done, or the condition of the error. */
public final class NotedFate implements OutgoingStanza.Fate {
    private final String id;
    private final Collection<String> lines;
    private volatile boolean isTakenOver;

    /** @param lines to which the line is added */
    public NotedFate(String id, Collection<String> lines) {
        this.id = id;
        this.lines = lines;
    }

    /** Another gateway has the stanza from now on. */
    public void takeOver() {
        isTakenOver = true;
    }

    @Override
    public boolean isTakenOver() {
        return isTakenOver;
    }

    @Override
    public void done() {
        lines.add(id + " done");
    }

    @Override
    public void failed(StanzaError error) {
        lines.add(id + ' ' + error.condition());
    }
}
