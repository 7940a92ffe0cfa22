package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.gateway.LogWriter;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.stream.LocalDomains;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Homes over the log. What other servers and components send is new whatever it looks like, so its origin is this gateway's tenure and a number that
 * rises in the order of writing (ADR 23). Any thread.
 */
final class LogHomes implements Homes {
    private static final long NONE = -1;

    /** A topic that is partitioned by bare JID. */
    private record Place(String topic, int partitions) {}

    private final LogWriter toLog;
    private final Map<String, Place> places = new HashMap<>();
    private final int partitions;
    private final boolean isOpen;
    private volatile long tenure = NONE;
    private long sequence;

    /**
     * @param domains that are served here
     * @param isOpen whether what is for any other domain goes to its server
     */
    LogHomes(LogWriter toLog, LocalDomains domains, BusSettings bus, boolean isOpen) {
        this.toLog = toLog;
        this.partitions = bus.homePartitions();
        this.isOpen = isOpen;
        places.put(domains.main(), new Place(Topics.USER, partitions));
        places.put(domains.rooms(), new Place(Topics.ROOM, partitions));
        domains.components().forEach(
                domain -> places.put(domain, new Place(Topics.COMPONENT, TopicMaker.COMPONENT_PARTITIONS)));
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
        Place place = places.get(to.domain());
        if (place != null) {
            write(place, to.toString(), Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)), done);
        } else if (isOpen) {
            toOtherServer(stanza, done);
        } else {
            done.accept(new IllegalArgumentException(to.domain() + " is not served here"));
        }
    }

    @Override
    public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done) {
        Stanza answer = error.answerTo(stanza);
        if (answer == null) {
            done.accept(null);
        } else {
            toOtherServer(answer, done);
        }
    }

    private void toOtherServer(Stanza stanza, Consumer<@Nullable Exception> done) {
        var to = Objects.requireNonNull(stanza.to(), "stanza without addressee");
        write(new Place(Topics.REMOTE, partitions), to.domain(),
                Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)).addTo(to.toString()), done);
    }

    /** The numbers rise in every partition because a record is handed over before the next one gets its number. */
    private synchronized void write(Place place, String key, Inbound.Builder inbound,
            Consumer<@Nullable Exception> done) {
        toLog.publish(place.topic(), HomePartition.of(key, place.partitions()), key,
                Envelope.newBuilder().setOrigin(Origins.remote(tenure, ++sequence))
                        .setTime(System.currentTimeMillis()).setInbound(inbound).build(),
                done);
    }
}
