package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.AccountEvent;
import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.StrictProducer;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Envelope;
import chat.granta.workers.StopSignal;
import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes account events to their accounts' home partitions. For one thread. */
final class AccountEventSender implements AutoCloseable {
    /** The lane of the events, by which the homes' replay rule judges them. */
    static final String SERVICE = "auth-service";
    private static final long LOOK_UP_MILLIS = 200;

    private final StrictProducer producer;
    private final String topicId;
    private final int homePartitions;
    private final String domain;
    private final Counter sent;

    AccountEventSender(StrictProducer producer, String topicId, int homePartitions, String domain,
            Counter sent) {
        this.producer = producer;
        this.topicId = topicId;
        this.homePartitions = homePartitions;
        this.domain = domain;
        this.sent = sent;
    }

    /** @throws IllegalStateException when Kafka does not answer, or its topics are laid out otherwise */
    static AccountEventSender open(BusSettings bus, String domain, Counter sent) {
        String topicId = TopicMaker.ensure(bus).get(Topics.USER).topicId().toString();
        var producer = StrictProducer.open(bus);
        return new AccountEventSender(producer, topicId, bus.homePartitions(), domain, sent);
    }

    /** Which incarnation of the topic the events go to. */
    String topicId() {
        return topicId;
    }

    /**
     * Sends events and waits until Kafka has acknowledged them all. When one fails, no later one is sent, and this sender
     * cannot be used any more.
     *
     * @return false when it was stopped before
     */
    boolean send(List<AccountEvent> events, StopSignal stopping) {
        return isAcknowledged(events.stream().map(event -> producer.send(record(event))).toList(), stopping);
    }

    private ProducerRecord<byte[], byte[]> record(AccountEvent event) {
        String account = event.account() + '@' + domain;
        var envelope = Envelope.newBuilder().setOrigin(Origins.service(SERVICE, event.id()))
                .setTime(event.time().toEpochMilli()).setAccountChanged(AccountChanged.newBuilder().setAccount(account)
                        .setState(AccountChanged.State.valueOf(event.state().name()))
                        .setPredecessors(event.predecessors()));
        return new ProducerRecord<>(Topics.USER, HomePartition.of(account, homePartitions),
                account.getBytes(StandardCharsets.UTF_8), envelope.build().toByteArray());
    }

    private boolean isAcknowledged(List<Future<RecordMetadata>> all, StopSignal stopping) {
        for (Future<RecordMetadata> each : all) {
            while (!stopping.isGiven()) {
                try {
                    each.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                    sent.increment();
                    break;
                } catch (TimeoutException e) {
                    // Kafka is slow or away: the producer goes on trying, so this waits again.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    stopping.give();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("Kafka refuses an account event: " + e.getCause(), e);
                }
            }
        }
        return !stopping.isGiven();
    }

    @Override
    public void close() {
        producer.close();
    }
}
