package chat.granta.s2s.receiving;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.XmppStream;
import org.jspecify.annotations.Nullable;

/** A stream on which another server sends, as those see it who take what it sends. On the stream's thread. */
public interface ReceivingStream {
    XmppStream out();

    /** The id in the receiving entity's last stream header (XEP-0220 section 2.1.2: the one that keys are for). */
    String id();

    /** The language of the other server's header, which stanzas inherit. */
    @Nullable
    String lang();

    boolean isOpen();

    /** Whether a domain may be proved on the stream as it is: over TLS, where that is required; null: one that is not known yet. */
    boolean isUsableFor(@Nullable String domain);

    /** Whether the other server has shown a certificate for a domain. */
    boolean isCertified(String domain);

    /** The remote domain is proved, to the local one that it named: what comes from there is taken from now on. */
    void verified(DomainPair pair, String method);

    /** Closes the stream with an error (RFC 6120 section 4.9.1.1). */
    void fail(StreamError error);
}
