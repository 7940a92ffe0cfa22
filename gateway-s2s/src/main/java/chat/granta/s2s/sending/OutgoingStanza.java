package chat.granta.s2s.sending;

import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;

/**
 * A stanza on its way to another server.
 *
 * @param stanza with sender and addressee
 * @param bytes that it takes in memory, more or less
 * @param deadline when its sender gets an error instead, by the clock of {@link SendingServices}
 * @param fate told what becomes of it
 */
public record OutgoingStanza(DomainPair pair, Stanza stanza, int bytes, long deadline, Fate fate) {
    /** What becomes of a stanza: one of the two, once; or nothing, when this gateway stops. Any thread. */
    public interface Fate {
        /** Whether another gateway has taken the stanza over. */
        boolean isTakenOver();

        /** The other server has it, or, where it does not say so (XEP-0198), the network. */
        void done();

        /** It cannot be brought to its server, and its sender is to be told. */
        void failed(StanzaError error);
    }
}
