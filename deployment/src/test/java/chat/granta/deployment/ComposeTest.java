package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The compose files, and what Prometheus and Grafana are given beside them. */
class ComposeTest {
    private static final Pattern METRIC = Pattern.compile("granta_[a-z0-9_]+");

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "compose.small.yml", "compose.live-spare.yml", "compose.witness.yml"})
    void settingsAreSettingsAndWhatIsWaitedForExists(String file) {
        Map<String, Map<String, Object>> services = services(file);
        services.forEach((name, service) -> {
            assertThat(map(service.get("environment")).keySet().stream().filter(each -> each.startsWith("GRANTA_")))
                    .as(name).isSubsetOf(Project.settings());
            assertThat(map(service.get("depends_on")).keySet()).as(name).isSubsetOf(services.keySet());
            map(service.get("depends_on")).forEach((other, condition) -> {
                if (map(condition).get("condition").equals("service_healthy") && !isOurs(services.get(other))) {
                    assertThat(services.get(other)).as(other).containsKey("healthcheck");
                }
            });
        });
    }

    @Test
    void thereAreTwoOfEveryService() {
        Map<Object, Long> images = services("docker-compose.yml").values().stream().filter(ComposeTest::isOurs)
                .collect(Collectors.groupingBy(service -> map(map(service.get("build")).get("args")).get("SERVICE"),
                        Collectors.counting()));
        assertThat(images.keySet()).containsExactlyInAnyOrderElementsOf(Project.SERVICES);
        assertThat(images.values()).containsOnly(2L);
    }

    @Test
    void eachOfTwoMachinesHasEveryServiceWithAPortOfItsOwn() {
        Map<Object, Object> ports = new HashMap<>();
        services("compose.live-spare.yml").values().stream().filter(ComposeTest::isOurs)
                .forEach(service -> ports.put(map(map(service.get("build")).get("args")).get("SERVICE"),
                        map(service.get("environment")).get("MANAGEMENT_SERVER_PORT")));
        assertThat(ports.keySet()).containsExactlyInAnyOrderElementsOf(Project.SERVICES);
        assertThat(ports.values()).doesNotContainNull().doesNotHaveDuplicates();
    }

    /** Two machines hold no majority: the same three decide in both files, and the witness has no records. */
    @Test
    void theWitnessVotesWithBothMachinesAndCarriesNothing() {
        Map<String, Object> broker = map(services("compose.live-spare.yml").get("kafka").get("environment"));
        Map<String, Object> witness = map(services("compose.witness.yml").get("kafka").get("environment"));
        assertThat(witness).containsEntry("KAFKA_PROCESS_ROLES", "controller")
                .containsEntry("CLUSTER_ID", broker.get("CLUSTER_ID"));
        for (String shared : List.of("KAFKA_CONTROLLER_QUORUM_VOTERS", "KAFKA_BROKER_SESSION_TIMEOUT_MS")) {
            assertThat(withoutExplanations(witness.get(shared))).as(shared)
                    .isEqualTo(withoutExplanations(broker.get(shared)));
        }
        assertThat(membersOfEtcd("compose.witness.yml")).isEqualTo(membersOfEtcd("compose.live-spare.yml"));
    }

    private static Object membersOfEtcd(String file) {
        List<?> command = list(services(file).get("etcd").get("command"));
        return command.get(command.indexOf("--initial-cluster") + 1);
    }

    /** Of {@code ${NAME:?what to say when there is none}} only the name counts. */
    private static String withoutExplanations(Object text) {
        return String.valueOf(text).replaceAll(":\\?[^}]*}", "}");
    }

    @Test
    void theImageIsMadeOfEveryService() {
        assertThat(Project.text("Dockerfile")).containsPattern("-pl [a-z0-9,-]+ -am package");
        String built = Project.text("Dockerfile").replaceAll("(?s).*-pl ([a-z0-9,-]+) -am package.*", "$1");
        assertThat(Set.of(built.split(","))).isEqualTo(Project.SERVICES);
    }

    /** A service that lacks one is made of a public image where another was asked for, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "compose.small.yml", "compose.live-spare.yml"})
    void everyServiceIsBuiltWithTheImagesThatWereAskedFor(String file) {
        services(file).values().stream().filter(ComposeTest::isOurs)
                .map(service -> map(map(service.get("build")).get("args"))).forEach(arguments -> assertThat(arguments)
                        .as(String.valueOf(arguments.get("SERVICE")))
                        .containsEntry("BASE_IMAGE", "${BASE_IMAGE:-eclipse-temurin:25-jre}")
                        .containsEntry("BUILD_IMAGE", "${BUILD_IMAGE:-maven:3-eclipse-temurin-25}"));
    }

    @Test
    void twoContainersTakeNoPortFromEachOther() {
        for (String file : List.of("docker-compose.yml", "compose.small.yml")) {
            List<String> published = new ArrayList<>();
            services(file).values().forEach(service -> list(service.get("ports"))
                    .forEach(port -> published.add(port.toString().replaceAll(":[0-9]+$", ""))));
            assertThat(published).as(file).doesNotHaveDuplicates();
        }
    }

    /** Else whoever starts first may get the address that HAProxy needs, and HAProxy none. */
    @Test
    void anAddressThatIsAskedForIsNobodyElses() throws UnknownHostException {
        JsonNode range = Project.json("docker-compose.yml").at("/networks/default/ipam/config/0/ip_range");
        String[] given = range.asText().split("/");
        int bits = 32 - Integer.parseInt(given[1]);
        for (JsonNode asked : Project.json("docker-compose.yml").get("services").findValues("ipv4_address")) {
            assertThat(number(asked.asText()) >> bits).as(asked.asText()).isNotEqualTo(number(given[0]) >> bits);
        }
    }

    private static int number(String address) throws UnknownHostException {
        return ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
    }

    @Test
    void prometheusReadsEveryServiceOfTheComposeFile() {
        Set<String> targets = new TreeSet<>();
        Project.json("deploy/prometheus/prometheus.yml").findValues("targets")
                .forEach(list -> list.forEach(target -> targets.add(target.asText())));
        Set<String> services = services("docker-compose.yml").entrySet().stream()
                .filter(entry -> isOurs(entry.getValue())).map(entry -> entry.getKey() + ":8080")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(targets).isEqualTo(services);
    }

    /** A misspelt metric makes an empty panel and an alarm that never comes. */
    @Test
    void dashboardsAndAlarmsNameMetricsThatTheDocumentsExplain() {
        Set<String> explained = new TreeSet<>();
        for (String document : List.of("gateway-c2s/README.md", "gateway-s2s/README.md", "router/README.md",
                "muc-service/README.md", "roster-service/README.md", "archive-service/README.md",
                "auth-service/README.md", "audit-service/README.md", "docs/operations.md")) {
            explained.addAll(Metrics.explainedIn(Project.text(document)));
        }
        Set<String> named = new TreeSet<>();
        METRIC.matcher(Project.text("deploy/prometheus/alerts.yml")
                + Project.text("deploy/grafana/dashboards/granta.json")).results()
                .map(found -> found.group().replaceFirst("_total$", "")).filter(name -> !name.endsWith("_"))
                .forEach(named::add);
        assertThat(named).isSubsetOf(explained);
    }

    private static Map<String, Map<String, Object>> services(String file) {
        Map<String, Object> compose = new Yaml().load(Project.text(file));
        Map<String, Map<String, Object>> services = new HashMap<>();
        map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    private static boolean isOurs(Map<String, Object> service) {
        return map(map(service.get("build")).get("args")).containsKey("SERVICE");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
