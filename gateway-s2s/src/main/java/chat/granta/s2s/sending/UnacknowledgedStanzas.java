package chat.granta.s2s.sending;

import chat.granta.s2s.management.Unacknowledged;
import chat.granta.stream.management.StanzaCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** XEP-0198 section 5: what a stream had sent without being told that it has arrived waits in its queues, which are held. Any thread. */
final class UnacknowledgedStanzas implements Unacknowledged {
    private final long before;
    private final List<SentStanza> stanzas;

    /** @param before how many had been acknowledged before these */
    UnacknowledgedStanzas(long before, Collection<SentStanza> stanzas) {
        this.before = before;
        this.stanzas = new ArrayList<>(stanzas);
    }

    @Override
    public long acknowledged(long h) {
        long count = StanzaCount.ahead(before, h);
        if (count > stanzas.size()) {
            return -1;
        }
        stanzas.stream().limit(count).forEach(one -> one.queue().doneAfterAll(one.stanza()));
        return before + count;
    }

    @Override
    public long sent() {
        return before + stanzas.size();
    }

    @Override
    public boolean isEmpty() {
        return stanzas.isEmpty();
    }

    @Override
    public void release() {
        stanzas.forEach(one -> one.queue().release());
    }
}
