package chat.granta.embedded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * The nodes of a cluster, each broker and controller (KIP-595), on the loopback address. With three of them every record has
 * three copies, of which two must have it before it counts.
 *
 * @param clusterId the same at each node, and at each start on the same data
 * @param node which of them this is, counted from 1
 * @param controllerPorts of all, in the order of their numbers
 */
public record Quorum(String clusterId, int node, List<Integer> controllerPorts) {
    private static final int MOST_COPIES = 3;

    public Quorum {
        controllerPorts = List.copyOf(controllerPorts);
        if (node < 1 || node > controllerPorts.size()) {
            throw new IllegalArgumentException(node + " is none of " + controllerPorts.size() + " nodes");
        }
    }

    /** One node that is all there is. */
    static Quorum alone() {
        return new Quorum(newClusterId(), 1, List.of(FreePort.find()));
    }

    /** An id for a cluster that is made now. */
    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    int controllerPort() {
        return controllerPorts.get(node - 1);
    }

    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(each -> each + "@127.0.0.1:" + controllerPorts.get(each - 1))
                .collect(Collectors.joining(","));
    }

    /** How many nodes have each record. */
    int copies() {
        return Math.min(MOST_COPIES, controllerPorts.size());
    }

    /** How many of those must have a record before it counts: one may be away. */
    int copiesInSync() {
        return Math.max(1, copies() - 1);
    }
}
