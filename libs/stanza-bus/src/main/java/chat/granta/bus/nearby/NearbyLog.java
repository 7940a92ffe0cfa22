package chat.granta.bus.nearby;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.jspecify.annotations.Nullable;

/** A broker of this process takes what is to be written. Whoever starts one offers it; whoever writes looks whether there is one. */
public interface NearbyLog {
    /**
     * Writes, and answers as a broker does. It may answer before it returns, in the thread that calls, or later, in another one.
     *
     * @param request whose records are the callee's to change until it has answered
     * @param answer called exactly once
     */
    void append(ProduceRequest request, Consumer<ProduceResponse> answer);

    /** Writers that name these brokers, and are opened from now on, write this way. */
    static void offer(String bootstrapServers, NearbyLog log) {
        Offers.BY_CLUSTER.put(bootstrapServers, log);
    }

    /** The broker ends: writers that are opened from now on go by TCP. */
    static void withdraw(String bootstrapServers) {
        Offers.BY_CLUSTER.remove(bootstrapServers);
    }

    /** The log at some brokers, or null when they are not of this process. */
    static @Nullable NearbyLog at(String bootstrapServers) {
        return Offers.BY_CLUSTER.get(bootstrapServers);
    }

    /** What was offered in this process. */
    final class Offers {
        private static final Map<String, NearbyLog> BY_CLUSTER = new ConcurrentHashMap<>();

        private Offers() {}
    }
}
