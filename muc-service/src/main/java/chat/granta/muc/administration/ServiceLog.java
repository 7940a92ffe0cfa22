package chat.granta.muc.administration;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.StrictProducer;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.muc.projection.store.OperatorAnswers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the room service send IQs to rooms. They are numbered by the database, and are on the log in the order of their numbers whichever
 * process has sent them, so that the replay rule lets each of them through once. Any thread.
 */
final class ServiceLog implements AutoCloseable {
    private static final String LANE = "muc-service";
    private static final long PATIENCE_SECONDS = 10;

    private final Supplier<StrictProducer> producers;
    private final TransactionTemplate transaction;
    private final OperatorAnswers numbers;
    private final int partitions;
    private final InstantSource clock;
    private @Nullable StrictProducer producer;

    /** @param partitions of {@code xmpp.room} */
    ServiceLog(Supplier<StrictProducer> producers, TransactionTemplate transaction, OperatorAnswers numbers,
            int partitions, InstantSource clock) {
        this.producers = producers;
        this.transaction = transaction;
        this.numbers = numbers;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * Sends an IQ of type set, and waits until Kafka has it.
     *
     * @param from the service, with whoever acts in its name as the resource
     * @return its number, which is its id
     * @throws IllegalStateException when Kafka does not take it
     */
    long send(Jid from, Jid room, Payload payload) {
        Long number = transaction.execute(_ -> {
            long next = numbers.next();
            write(next, new Iq(from, room, Long.toString(next), Iq.Type.SET, null, payload), room.toString());
            return next;
        });
        return number == null ? 0 : number;
    }

    private synchronized void write(long number, Iq iq, String room) {
        var envelope = Envelope.newBuilder().setOrigin(Origins.service(LANE, number))
                .setTime(clock.millis()).setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(iq)));
        try {
            producer = producer == null ? producers.get() : producer;
            producer.send(new ProducerRecord<>(Topics.ROOM, HomePartition.of(room, partitions),
                    room.getBytes(StandardCharsets.UTF_8), envelope.build().toByteArray()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka takes a request", e);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // What it still holds must not come after the next request.
            close();
            throw new IllegalStateException("Kafka does not take a request for " + room, e);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }
}
