package chat.granta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuorumTest {
    private static final int NODES = 3;

    @TempDir
    private Path directory;
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process node : nodes) {
            node.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoOfThreeNodesAreEnough() throws Exception {
        var cluster = Quorum.newClusterId();
        int[] ports = {FreePort.find(), FreePort.find(), FreePort.find()};
        int[] controllers = {FreePort.find(), FreePort.find(), FreePort.find()};
        for (int node = 1; node <= NODES; node++) {
            nodes.add(start(cluster, node, ports[node - 1], controllers));
        }
        for (Process node : nodes) {
            assertThat(firstLine(node)).startsWith("ready 127.0.0.1:");
        }
        String bootstrap = "127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(ports[0], ports[1], ports[2]);
        createTopic(bootstrap);
        nodes.getFirst().destroyForcibly().waitFor();
        assertThat(send(bootstrap)).isZero();
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var made = admin.createTopics(List.of(new NewTopic("letters", 1, (short) NODES)));
            assertThat(made.replicationFactor("letters").get()).isEqualTo(NODES);
            assertThat(made.config("letters").get().get("min.insync.replicas").value()).isEqualTo("2");
        }
    }

    private static long send(String bootstrap) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("letters", "O Romeo")).get().offset();
        }
    }

    private Process start(String cluster, int node, int port, int... controllers) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), BrokerProcess.class.getName(),
                directory.resolve("node" + node).toString(), Integer.toString(port), cluster,
                Integer.toString(node)));
        Arrays.stream(controllers).forEach(each -> command.add(Integer.toString(each)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    }
}
