package chat.granta.s2s.sending;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.stream.carrier.XmppStream;

/** A stream on which we send to another server, as its {@link StanzaSender} sees it. On the stream's thread, unless a method says otherwise. */
public interface SendingStream {
    XmppStream out();

    /** Whether the negotiation has come so far that domains can be proved, and stanzas sent. */
    boolean isNegotiated();

    /** Whether a domain pair may be proved that is not yet. Any thread. */
    boolean maySend(DomainPair pair);

    /** Begins to prove a pair, unless that has begun; {@link StanzaSender#proved} or {@link StanzaSender#refused} follows. */
    void prove(DomainPair pair);

    /** Asks what waits to be asked about keys. */
    void askAboutKeys();

    /** Whether more than stanzas keeps the stream open. */
    boolean isInUse();

    /** Ends the stream. */
    void end(String why);

    /** Ends the stream, of a domain that this server no longer speaks with. */
    void deny(String why);
}
