package chat.granta.gateway;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PartitionAdopted;
import chat.granta.bus.wire.TenureBegun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Begins tenures of delivery partitions. A tenure is a record in the partition itself, whose offset orders it among all
 * tenures there have been, and which is announced to every home, so that homes forget the connections of earlier holders. Used
 * by one thread.
 */
public final class TenureStart implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String gatewayName;
    private final int homePartitions;
    private final Producer<byte[], byte[]> producer;

    /** @param gatewayName a name for people, such as the host's */
    public TenureStart(BusSettings bus, String gatewayName) {
        this(gatewayName, bus.homePartitions(),
                KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers())));
    }

    /** @param producer closed with this */
    public TenureStart(String gatewayName, int homePartitions, Producer<byte[], byte[]> producer) {
        this.gatewayName = gatewayName;
        this.homePartitions = homePartitions;
        this.producer = producer;
    }

    /**
     * Begins one, and returns when every home's partition has its announcement.
     *
     * @throws KafkaException when that did not happen
     */
    public Tenure begin(int partition) {
        var began = Envelope.newBuilder().setTime(System.currentTimeMillis())
                .setTenureBegun(TenureBegun.newBuilder().setGateway(gatewayName)).build();
        try {
            long number = producer.send(new ProducerRecord<>(Topics.DELIVERY, partition, null, began.toByteArray()))
                    .get().offset();
            byte[] adopted = began.toBuilder().setOrigin(Origins.gateway(partition, number))
                    .setPartitionAdopted(PartitionAdopted.getDefaultInstance()).build().toByteArray();
            List<Future<RecordMetadata>> announced = new ArrayList<>();
            for (int home = 0; home < homePartitions; home++) {
                announced.add(producer.send(new ProducerRecord<>(Topics.USER, home, null, adopted)));
            }
            producer.flush();
            for (Future<RecordMetadata> announcement : announced) {
                announcement.get();
            }
            return new Tenure(partition, number);
        } catch (ExecutionException e) {
            throw new KafkaException("the tenure of delivery partition " + partition + " could not begin", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
