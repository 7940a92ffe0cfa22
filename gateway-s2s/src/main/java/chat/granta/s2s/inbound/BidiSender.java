package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingStream;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.stream.BidiElements;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A stream that another server has opened is for both directions (XEP-0288), if that server asks for it. We send it stanzas for the
 * domains that it has proved, from those that it has proved them to. Other domains of ours are proved on streams of our own, as a
 * widespread server ends streams on which a key comes in this direction.
 */
final class BidiSender implements SendingStream {
    /**
     * Whoever has its stanzas counted (XEP-0198) says so as soon as it is let in, and whoever sends a stanza first does not mean to. What we sent
     * before either would be lost if the stream broke, although it might have been counted. So our stanzas wait for so long, and then go over a
     * stream of our own, on which it is us who decide.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InboundStream stream;
    private final RemoteServers servers;
    private final StanzaSender sender;
    private final Set<DomainPair> proved = new LinkedHashSet<>();
    private boolean isOn;
    private boolean hasBegun;
    private boolean isWithdrawn;
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
            proved.add(pair);
            if (!isWithdrawn) {
                offer(pair);
            }
            if (!hasBegun && patience == null) {
                patience = out().schedule(this::withdraw, PATIENCE);
            }
        }
    }

    private void offer(DomainPair pair) {
        sender.proved(pair);
        servers.offer(pair, sender);
    }

    /** Nobody knows whether the other server means to count. */
    private void withdraw() {
        isWithdrawn = true;
        sender.withdraw("it has not said whether it counts stanzas");
    }

    /** It is known whether stanzas are counted: they may be sent. */
    void begin() {
        if (!hasBegun) {
            hasBegun = true;
            stopWaiting();
            if (isWithdrawn) {
                isWithdrawn = false;
                proved.forEach(this::offer);
            }
            sender.goOn();
        }
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
        }
    }

    void ended(String why) {
        stopWaiting();
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
