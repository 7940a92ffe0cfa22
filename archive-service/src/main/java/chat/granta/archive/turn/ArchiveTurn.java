package chat.granta.archive.turn;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;

/** The turn of one IQ that a client sends to its own archive. */
public final class ArchiveTurn {
    private final Jid account;
    private final Jid client;
    private final List<Stanza> results = new ArrayList<>();

    /** @param client the asking session's full JID */
    public ArchiveTurn(Jid account, Jid client) {
        this.account = account;
        this.client = client;
    }

    public Jid account() {
        return account;
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
