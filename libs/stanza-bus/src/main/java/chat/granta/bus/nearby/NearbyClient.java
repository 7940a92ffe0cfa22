package chat.granta.bus.nearby;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.LeastLoadedNode;
import org.apache.kafka.clients.RequestCompletionHandler;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;

/**
 * How a producer speaks to a broker of its own process: records go to the {@link NearbyLog}, and all else (metadata, transactions) by
 * TCP as ever. Like every client of Kafka's it belongs to one thread, but for {@link #wakeup}.
 */
public final class NearbyClient implements KafkaClient {
    private final KafkaClient network;
    private final NearbyLog log;
    private final Queue<ClientResponse> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final WriterPace pace;

    /**
     * @param network what speaks by TCP
     * @param gathers whether records come to this producer one by one, and not in batches already
     */
    public NearbyClient(KafkaClient network, NearbyLog log, boolean gathers) {
        this.network = network;
        this.log = log;
        pace = new WriterPace(gathers, System::nanoTime);
    }

    @Override
    public void send(ClientRequest request, long now) {
        if (request.apiKey() != ApiKeys.PRODUCE) {
            network.send(request, now);
            return;
        }
        AbstractRequest.Builder<?> builder = request.requestBuilder();
        short version = builder.latestAllowedVersion();
        unanswered.incrementAndGet();
        Thread writer = Thread.currentThread();
        var produce = (ProduceRequest) builder.build(version);
        pace.written(bytes(produce));
        log.append(produce, response -> {
            answers.add(answer(request, version, response));
            if (Thread.currentThread() != writer) {
                network.wakeup();
            }
        });
    }

    private static int bytes(ProduceRequest request) {
        int bytes = 0;
        for (var topic : request.data().topicData()) {
            for (var partition : topic.partitionData()) {
                bytes += partition.records().sizeInBytes();
            }
        }
        return bytes;
    }

    private static ClientResponse answer(ClientRequest request, short version, ProduceResponse response) {
        return new ClientResponse(request.makeHeader(version), request.callback(), request.destination(),
                request.createdTimeMs(), System.currentTimeMillis(), false, null, null, response);
    }

    @Override
    public List<ClientResponse> poll(long timeout, long now) {
        List<ClientResponse> fromNetwork = network.poll(answers.isEmpty() ? timeout : 0, now);
        if (answers.isEmpty()) {
            return fromNetwork;
        }
        List<ClientResponse> all = new ArrayList<>(fromNetwork);
        for (ClientResponse answer = answers.poll(); answer != null; answer = answers.poll()) {
            unanswered.decrementAndGet();
            answer.onComplete();
            all.add(answer);
        }
        pace.pause();
        return all;
    }

    @Override
    public int inFlightRequestCount() {
        return network.inFlightRequestCount() + unanswered.get();
    }

    @Override
    public boolean hasInFlightRequests() {
        return unanswered.get() > 0 || network.hasInFlightRequests();
    }

    @Override
    public int inFlightRequestCount(String node) {
        return network.inFlightRequestCount(node) + unanswered.get();
    }

    @Override
    public boolean hasInFlightRequests(String node) {
        return unanswered.get() > 0 || network.hasInFlightRequests(node);
    }

    @Override
    public boolean isReady(Node node, long now) {
        return network.isReady(node, now);
    }

    @Override
    public boolean ready(Node node, long now) {
        return network.ready(node, now);
    }

    @Override
    public long connectionDelay(Node node, long now) {
        return network.connectionDelay(node, now);
    }

    @Override
    public long pollDelayMs(Node node, long now) {
        return network.pollDelayMs(node, now);
    }

    @Override
    public boolean connectionFailed(Node node) {
        return network.connectionFailed(node);
    }

    @Override
    public AuthenticationException authenticationException(Node node) {
        return network.authenticationException(node);
    }

    @Override
    public void disconnect(String node) {
        network.disconnect(node);
    }

    @Override
    public void close(String node) {
        network.close(node);
    }

    @Override
    public LeastLoadedNode leastLoadedNode(long now) {
        return network.leastLoadedNode(now);
    }

    @Override
    public boolean hasReadyNodes(long now) {
        return network.hasReadyNodes(now);
    }

    @Override
    public void wakeup() {
        network.wakeup();
    }

    @Override
    public ClientRequest newClientRequest(String node, AbstractRequest.Builder<?> builder, long createdTimeMs,
            boolean expectResponse) {
        return network.newClientRequest(node, builder, createdTimeMs, expectResponse);
    }

    @Override
    public ClientRequest newClientRequest(String node, AbstractRequest.Builder<?> builder, long createdTimeMs,
            boolean expectResponse, int requestTimeoutMs, RequestCompletionHandler callback) {
        return network.newClientRequest(node, builder, createdTimeMs, expectResponse, requestTimeoutMs, callback);
    }

    @Override
    public void initiateClose() {
        network.initiateClose();
    }

    @Override
    public boolean active() {
        return network.active();
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
