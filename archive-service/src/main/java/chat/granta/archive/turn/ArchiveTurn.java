package chat.granta.archive.turn;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;

/** The turn of one IQ that a client sends to its own archive, or to a room's. */
public final class ArchiveTurn {
    private final Jid account;
    private final Jid client;
    private final Reader reader;
    private final List<Stanza> results = new ArrayList<>();

    /**
     * @param account whose archive it is: the user's, or the room's bare JID
     * @param client the asking session's full JID
     * @param reader what the asker may see
     */
    public ArchiveTurn(Jid account, Jid client, Reader reader) {
        this.account = account;
        this.client = client;
        this.reader = reader;
    }

    public Jid account() {
        return account;
    }

    public Reader reader() {
        return reader;
    }

    /** The asking session's full JID. */
    public Jid client() {
        return client;
    }

    /** Sends a stanza to the asking session, before the IQ's answer. */
    public void result(Stanza stanza) {
        results.add(stanza);
    }

    /** The stanzas that are sent before the answer. */
    public List<Stanza> results() {
        return List.copyOf(results);
    }
}
