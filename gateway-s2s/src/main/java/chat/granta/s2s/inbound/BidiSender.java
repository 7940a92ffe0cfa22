package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.BidiElements;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;

/**
 * A stream that another server has opened is for both directions (XEP-0288), if that server asks for it. We send it stanzas for the
 * domains that it has proved, from those that it has proved them to. Other domains of ours are proved on streams of our own, as a
 * widespread server ends streams on which a key comes in this direction.
 */
final class BidiSender implements StanzaSender.Carrier {
    private final InboundStream stream;
    private final RemoteServers servers;
    private final StanzaSender sender;
    private boolean isOn;

    BidiSender(InboundStream stream, RemoteServers servers, S2sMetrics metrics) {
        this.stream = stream;
        this.servers = servers;
        this.sender = new StanzaSender(this, metrics, null, null);
    }

    /** Takes the request (section 2.2), which comes before a domain is proved. */
    boolean took(TopLevelElement element) {
        if (!BidiElements.isRequest(element) || !stream.isUsable() || stream.hasVerified()) {
            return false;
        }
        isOn = true;
        return true;
    }

    /** The other server has proved a domain to one of ours: the inverse pair is good for our stanzas. */
    void verified(DomainPair pair) {
        if (isOn) {
            sender.proved(pair);
            servers.offer(pair, sender);
        }
    }

    /** Whether nothing of ours is on its way. */
    boolean isIdle() {
        return sender.isIdle();
    }

    void ended(String why) {
        sender.ended(why, null);
    }

    @Override
    public XmppStream out() {
        return stream.out();
    }

    @Override
    public boolean isNegotiated() {
        return stream.isOpen();
    }

    @Override
    public boolean maySend(DomainPair pair) {
        return false;
    }

    @Override
    public void prove(DomainPair pair) {
        throw new IllegalStateException(pair + " is not proved on a stream of " + stream.out().peer());
    }

    @Override
    public void askAboutKeys() {
        // Whoever has opened the stream does not answer on it.
    }

    @Override
    public boolean isInUse() {
        return true;
    }

    @Override
    public void deny(String why) {
        stream.fail(StreamError.policyViolation(why));
    }

    @Override
    public void end(String why) {
        stream.fail(StreamError.systemShutdown(why));
    }
}
