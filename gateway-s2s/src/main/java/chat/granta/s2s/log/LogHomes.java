package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.gateway.LogWriter;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.Homes;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Homes over the log. What other servers send is new whatever it looks like, so its origin is this gateway's tenure and a number that
 * rises in the order of writing (ADR 23). Any thread.
 */
final class LogHomes implements Homes {
    private static final long NONE = -1;

    private final LogWriter toLog;
    private final Map<String, String> topics;
    private final int partitions;
    private volatile long tenure = NONE;
    private long sequence;

    /** @param topics of the domains that are served here, each partitioned by bare JID */
    LogHomes(LogWriter toLog, Map<String, String> topics, BusSettings bus) {
        this.toLog = toLog;
        this.topics = Map.copyOf(topics);
        this.partitions = bus.homePartitions();
    }

    /** What is written from here on is under this tenure. */
    synchronized void began(long newTenure) {
        tenure = newTenure;
        sequence = 0;
    }

    @Override
    public boolean isReady() {
        return tenure != NONE;
    }

    @Override
    public void deliver(Stanza stanza, Consumer<@Nullable Exception> done) {
        var to = Objects.requireNonNull(stanza.to(), "stanza without addressee").bare();
        String topic = topics.get(to.domain());
        if (topic == null) {
            done.accept(new IllegalArgumentException(to.domain() + " is not served here"));
        } else {
            write(topic, to.toString(), Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)), done);
        }
    }

    @Override
    public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done) {
        Stanza answer = error.answerTo(stanza);
        if (answer == null) {
            done.accept(null);
        } else {
            var to = Objects.requireNonNull(answer.to(), "stanza without sender");
            write(Topics.REMOTE, to.domain(),
                    Inbound.newBuilder().setStanza(StanzaCodec.toWire(answer)).addTo(to.toString()), done);
        }
    }

    /** The numbers rise in every partition because a record is handed over before the next one gets its number. */
    private synchronized void write(String topic, String key, Inbound.Builder inbound,
            Consumer<@Nullable Exception> done) {
        toLog.publish(topic, HomePartition.of(key, partitions), key,
                Envelope.newBuilder().setOrigin(Origins.remote(tenure, ++sequence))
                        .setTime(System.currentTimeMillis()).setInbound(inbound).build(),
                done);
    }
}
