package chat.granta.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.embedded.EmbeddedKafka;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterReportTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void brokersTellWhoReadsAndWhatIsLeft() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data)) {
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = Admin.create(settings)) {
                admin.createTopics(List.of(new NewTopic("xmpp.user", Optional.of(2), Optional.empty()))).all().get();
                var partition = new TopicPartition("xmpp.user", 1);
                try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
                        new ByteArraySerializer())) {
                    for (int i = 0; i < 3; i++) {
                        producer.send(new ProducerRecord<>("xmpp.user", 1, null, new byte[1])).get();
                    }
                }
                admin.alterConsumerGroupOffsets("router", Map.of(partition, new OffsetAndMetadata(1))).all().get();
            }

            assertThat(LogReport.of(kafka.bootstrapServers()))
                    .contains("brokers: 1 at " + kafka.bootstrapServers(),
                            "group router: 0 members, empty, 2 records behind")
                    .anyMatch(line -> line.matches("partitions: \\d+, all copies in step"));
        }
    }

    @Test
    void aServiceTellsWhetherItIsReadyAndWhatItHasToDo() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(service, "/actuator/health", 503, "{\"status\":\"DOWN\"}");
        answer(service, "/actuator/prometheus", 200, """
                granta_c2s_streams{state="bound"} 12.0
                granta_c2s_streams{state="clear"} 3.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="router-1-StreamThread-1-consumer"} 7.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="router-1-StreamThread-1-restore-consumer"} 5.0
                kafka_consumer_fetch_manager_records_lag_max{client_id="other"} NaN
                """);
        service.start();
        String address = "http://127.0.0.1:" + service.getAddress().getPort();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(ServiceReport.of(client, address)).isEqualTo(address
                    + ": NOT READY, sessions: 12, records behind: 7, records that its warm copies lack: 5");
            service.stop(0);
            assertThat(ServiceReport.of(client, address)).startsWith(address + ": NOT REACHED, ");
        }
    }

    private static void answer(HttpServer service, String path, int status, String body) {
        service.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
