package chat.granta.chaos.cluster;

import chat.granta.embedded.BrokerProcess;
import chat.granta.embedded.FreePort;
import chat.granta.embedded.Quorum;
import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kafka: one node, or three of which one may be away. Each is a process, on the same port however often it is started. */
public final class Brokers {
    private final Path directory;
    private final List<Integer> ports;
    private final List<ServiceProcess> nodes = new ArrayList<>();

    private Brokers(Path directory, List<Integer> ports) {
        this.directory = directory;
        this.ports = ports;
    }

    /** Starts them all, and does not wait. */
    static Brokers start(int count, Path directory, Path logs, List<String> java) throws IOException {
        var brokers = new Brokers(directory, freePorts(count));
        String cluster = Quorum.newClusterId();
        List<Integer> controllers = freePorts(count);
        for (int node = 1; node <= count; node++) {
            int port = brokers.ports.get(node - 1);
            var command = new ArrayList<>(java);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(),
                    brokers.data(node).toString(), Integer.toString(port), cluster,
                    Integer.toString(node)));
            controllers.forEach(controller -> command.add(controller.toString()));
            brokers.nodes.add(ServiceProcess.start("broker-" + node, logs, command,
                    process -> process.says("ready ")));
        }
        return brokers;
    }

    /** Each is one broker, in the order of their numbers. */
    public List<ServiceProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** Starts those that are gone, at the same time; returns when all take requests. */
    public void startAgain() throws IOException {
        for (ServiceProcess node : nodes) {
            node.begin();
        }
        nodes.forEach(ServiceProcess::awaitReady);
    }

    /** Stops them, deletes all that they keep, and starts them; returns when all take requests. */
    public void beginAnew() throws IOException, InterruptedException {
        for (int node = 1; node <= nodes.size(); node++) {
            nodes.get(node - 1).kill();
            Directories.delete(data(node));
        }
        startAgain();
    }

    private Path data(int node) {
        return directory.resolve("kafka-" + node);
    }

    /** Where all of them are. */
    String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    private static List<Integer> freePorts(int count) {
        return IntStream.range(0, count).mapToObj(_ -> FreePort.find()).toList();
    }
}
