package chat.granta.s2s.log;

import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.sending.OutgoingStanza;

/**
 * What becomes of a stanza of {@code xmpp.remote} (ADR 23): it is noted in its record's partition, and its sender's answer goes to the
 * sender's home first. Any thread.
 *
 * @param entry of its record
 */
record LoggedFate(RemotePartition partition, RemotePartition.Entry entry, Stanza stanza, Homes homes)
        implements
            OutgoingStanza.Fate {
    @Override
    public boolean isTakenOver() {
        return partition.isTakenOver();
    }

    @Override
    public void done() {
        partition.done(entry);
    }

    @Override
    public void failed(StanzaError error) {
        Stanza answer = isToBeAnswered() ? error.answerTo(stanza) : null;
        if (isTakenOver()) {
            return;
        }
        if (answer == null) {
            partition.done(entry);
        } else {
            homes.deliver(answer, failure -> {
                if (failure == null) {
                    partition.done(entry);
                }
            });
        }
    }

    /** Nobody waits for the answer to a probe (RFC 6121 section 4.3.2), or for what a leaving user has said. */
    private boolean isToBeAnswered() {
        return !(stanza instanceof Presence presence && (presence.type() == Presence.Type.PROBE
                || presence.type() == Presence.Type.UNAVAILABLE));
    }
}
