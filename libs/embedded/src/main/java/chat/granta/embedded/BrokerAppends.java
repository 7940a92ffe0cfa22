package chat.granta.embedded;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.KafkaRequestHandler;
import kafka.server.ReplicaManager;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.BatchIndexAndErrorMessage;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.ProduceResponse.PartitionResponse;
import org.apache.kafka.metadata.MetadataCache;
import org.apache.kafka.server.common.RequestLocal;
import org.apache.kafka.server.transaction.AddPartitionsToTxnManager;
import scala.collection.mutable.HashMap;
import scala.collection.mutable.Map;
import scala.runtime.BoxedUnit;

/**
 * Does for a writer in this process what the broker's request handlers do for one that comes by TCP, in the writer's thread: the same
 * checks of order and of transactions, the same log. There is nobody to authorise and nothing to throttle.
 */
public final class BrokerAppends {
    private final ReplicaManager replicas;
    private final MetadataCache metadata;

    BrokerAppends(BrokerServer broker) {
        this.replicas = broker.replicaManager();
        this.metadata = broker.metadataCache();
        // What waits for a transaction to be looked up goes on in whichever thread has its answer, as the writers' are not the broker's own.
        KafkaRequestHandler.setBypassThreadCheck(true);
    }

    /**
     * Writes, and answers once, possibly before it returns. What cannot be written is answered with Kafka's error for it. The calling
     * thread must be one that nobody interrupts, as Java closes a file under an interrupted writer; a producer's thread is.
     *
     * @param request whose records are copied
     */
    public void append(ProduceRequest request, Consumer<ProduceResponse> answer) {
        var entries = new HashMap<TopicIdPartition, MemoryRecords>();
        var answers = new HashMap<TopicIdPartition, PartitionResponse>();
        for (TopicProduceData topic : request.data().topicData()) {
            add(topic, entries, answers);
        }
        var once = new AtomicBoolean();
        Consumer<ProduceResponse> first = response -> {
            if (once.compareAndSet(false, true)) {
                answer.accept(response);
            }
        };
        try {
            replicas.handleProduceAppend(request.timeout(), request.acks(), false, request.transactionalId(), entries,
                    written -> {
                        answers.addAll(written);
                        first.accept(response(answers));
                        return BoxedUnit.UNIT;
                    }, _ -> BoxedUnit.UNIT, RequestLocal.noCaching(),
                    AddPartitionsToTxnManager.produceRequestVersionToTransactionSupportedOperation(request.version()));
        } catch (RuntimeException e) {
            // A broker's own threads answer whatever fails as well: a writer that hears nothing would wait for ever.
            first.accept(request.getErrorResponse(0, e));
        }
        replicas.tryCompleteActions();
    }

    private void add(TopicProduceData topic, Map<TopicIdPartition, MemoryRecords> entries,
            Map<TopicIdPartition, PartitionResponse> answers) {
        boolean byId = !topic.topicId().equals(Uuid.ZERO_UUID);
        String name = byId ? metadata.getTopicName(topic.topicId()).orElse("") : topic.name();
        Uuid id = byId ? topic.topicId() : metadata.getTopicId(name);
        for (var partition : topic.partitionData()) {
            var place = new TopicIdPartition(id, partition.index(), name);
            if (name.isEmpty()) {
                answers.put(place, new PartitionResponse(Errors.UNKNOWN_TOPIC_ID));
            } else if (!metadata.contains(place.topicPartition())) {
                answers.put(place, new PartitionResponse(Errors.UNKNOWN_TOPIC_OR_PARTITION));
            } else {
                entries.put(place, copy((MemoryRecords) partition.records()));
            }
        }
    }

    private static ProduceResponse response(Map<TopicIdPartition, PartitionResponse> answers) {
        var data = new ProduceResponseData();
        answers.foreachEntry((place, answer) -> {
            TopicProduceResponse topic = data.responses().find(place.topic(), place.topicId());
            if (topic == null) {
                topic = new TopicProduceResponse().setName(place.topic()).setTopicId(place.topicId());
                data.responses().add(topic);
            }
            topic.partitionResponses().add(of(place.partition(), answer));
            return BoxedUnit.UNIT;
        });
        return new ProduceResponse(data);
    }

    private static PartitionProduceResponse of(int partition, PartitionResponse answer) {
        return new PartitionProduceResponse().setIndex(partition).setErrorCode(answer.error.code())
                .setErrorMessage(answer.errorMessage).setBaseOffset(answer.baseOffset)
                .setLogAppendTimeMs(answer.logAppendTime).setLogStartOffset(answer.logStartOffset)
                .setCurrentLeader(answer.currentLeader)
                .setRecordErrors(answer.recordErrors.stream().map(error -> new BatchIndexAndErrorMessage()
                        .setBatchIndex(error.batchIndex).setBatchIndexErrorMessage(error.message)).toList());
    }

    /** The writer takes its buffer back when it has waited for too long; the log may still be at it. */
    private static MemoryRecords copy(MemoryRecords records) {
        ByteBuffer from = records.buffer();
        return MemoryRecords.readableRecords(ByteBuffer.allocate(from.remaining()).put(from).flip());
    }
}
