package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.BidiElements;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A stream that another server has opened is for both directions (XEP-0288), if that server asks for it. We send it stanzas for the
 * domains that it has proved, from those that it has proved them to. Other domains of ours are proved on streams of our own, as a
 * widespread server ends streams on which a key comes in this direction.
 */
final class BidiSender implements StanzaSender.Carrier {
    /**
     * Whoever has its stanzas counted (XEP-0198) says so as soon as it is let in; what we sent before that would be lost if the stream broke. So we
     * wait for so long, unless it has something else to say first.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InboundStream stream;
    private final RemoteServers servers;
    private final StanzaSender sender;
    private boolean isOn;
    private boolean hasBegun;
    private @Nullable Future<?> patience;

    BidiSender(InboundStream stream, RemoteServers servers, S2sMetrics metrics) {
        this.stream = stream;
        this.servers = servers;
        this.sender = new StanzaSender(this, metrics, null, null);
    }

    boolean isOn() {
        return isOn;
    }

    StanzaSender sender() {
        return sender;
    }

    /** Whether nothing of ours has gone out for so long, nor waits to be acknowledged. */
    boolean isUnused(Duration timeout) {
        return sender.isUnused(timeout);
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
            if (!hasBegun && patience == null) {
                patience = out().schedule(() -> {
                    begin();
                    out().flush();
                }, PATIENCE);
            }
            sender.proved(pair);
            servers.offer(pair, sender);
        }
    }

    /** Stanzas may be sent from now on. */
    void begin() {
        if (!hasBegun) {
            await();
            hasBegun = true;
            sender.goOn();
        }
    }

    /** They may not, before {@link #begin} says so. */
    void await() {
        if (patience != null) {
            patience.cancel(false);
        }
    }

    void ended(String why) {
        await();
        sender.ended(why, null);
    }

    @Override
    public XmppStream out() {
        return stream.out();
    }

    @Override
    public boolean isNegotiated() {
        return hasBegun && stream.isNegotiated();
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
