package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart in {@code helm/}, as Helm itself renders it. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ChartTest {
    private static final Path CHART = Project.file("helm");

    @ParameterizedTest
    @ValueSource(strings = {"values.yaml", "values-live-spare.yaml", "values-cluster.yaml"})
    void everyValuesFileIsSound(String values) {
        List<HasMetadata> rendered = render(values, Map.of());
        assertThat(deployments(rendered).keySet()).containsExactlyInAnyOrderElementsOf(Project.SERVICES);
    }

    @Test
    void helmFindsNoFault() {
        LintResult lint = new Helm(CHART).lint().strict().call();
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @Test
    void theChartsSettingsAreSettings() {
        for (Deployment deployment : deployments(
                render("values.yaml", Map.of("settings.granta\\.archive\\.default", "roster")))
                .values()) {
            assertThat(environment(deployment).map(EnvVar::getName).filter(name -> name.startsWith("GRANTA_")))
                    .contains("GRANTA_ARCHIVE_DEFAULT").isSubsetOf(Project.settings());
        }
    }

    @Test
    void aSettingOfKubernetesThatDoesNotExistIsSeen() {
        assertThatThrownBy(() -> Manifests.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: router}
                spec: {replica: 2}
                """)).hasMessageContaining("replica");
    }

    @Test
    void aValueThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> render("values.yaml", Map.of("kafka.homePartition", "4")))
                .hasMessageContaining("homePartition");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> render("values.yaml", Map.of("kafka.strimzi.enabled", "false")))
                .hasMessageContaining("kafka.bootstrapServers: name a Kafka");
        assertThatThrownBy(() -> render("values.yaml", Map.of("postgres.cloudNativePg.enabled", "false")))
                .hasMessageContaining("postgres.url: name a database");
    }

    @Test
    void otherPeoplesKafkaAndPostgresAreTaken() {
        List<HasMetadata> rendered = render("values.yaml", Map.of("kafka.strimzi.enabled", "false",
                "kafka.bootstrapServers", "kafka.example.org:9092", "postgres.cloudNativePg.enabled", "false",
                "postgres.url", "jdbc:postgresql://db.example.org/granta", "postgres.existingSecret", "db"));
        assertThat(rendered).extracting(HasMetadata::getKind).doesNotContain("Kafka", "KafkaNodePool", "Cluster");
        assertThat(environment(deployments(rendered).get("archive-service")).filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)))
                .containsEntry("GRANTA_KAFKA_BOOTSTRAP_SERVERS", "kafka.example.org:9092")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://db.example.org/granta");
    }

    @Test
    void filesThatSettingsNameAreWithEachService() {
        var services = deployments(render("values.yaml", Map.of("files.existingConfigMap", "members")));
        assertThat(services).isNotEmpty().allSatisfy((service, deployment) -> {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getVolumes()).as(service).anySatisfy(volume -> {
                assertThat(volume.getConfigMap()).isNotNull();
                assertThat(volume.getConfigMap().getName()).isEqualTo("members");
            });
            assertThat(pod.getContainers().getFirst().getVolumeMounts()).as(service)
                    .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/files"));
        });
    }

    @Test
    void secretsAreReferredTo() {
        List<EnvVar> secret = deployments(render("values.yaml", Map.of())).values().stream()
                .flatMap(ChartTest::environment)
                .filter(variable -> variable.getName().matches(".*(TOKEN|SECRET|PASSWORD|USERNAME)$")).toList();
        assertThat(secret).hasSizeGreaterThan(8).allSatisfy(variable -> {
            assertThat(variable.getValue()).isNull();
            assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isIn("chat-secrets", "chat-postgres-app");
        });
    }

    @Test
    void twoMachinesAndAWitnessHaveAMajority() {
        List<HasMetadata> rendered = render("values-live-spare.yaml", Map.of());
        int controllers = rendered.stream().filter(KafkaNodePool.class::isInstance).map(KafkaNodePool.class::cast)
                .mapToInt(pool -> pool.getSpec().getReplicas()).sum();
        assertThat(controllers).isEqualTo(3);
        assertThat(deployments(rendered).values()).allSatisfy(deployment -> {
            assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
            assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().getFirst()
                    .getWhenUnsatisfiable()).isEqualTo("DoNotSchedule");
        });
    }

    @Test
    void clientsAndServersComeInByThePortsOfTheContract() {
        Map<String, List<Integer>> ports = render("values.yaml", Map.of()).stream().filter(Service.class::isInstance)
                .map(Service.class::cast).collect(Collectors.toMap(service -> service.getMetadata().getName(),
                        service -> service.getSpec().getPorts().stream().map(port -> port.getPort()).toList()));
        assertThat(ports).containsEntry("chat-gateway-c2s", List.of(5222, 5223))
                .containsEntry("chat-gateway-s2s", List.of(5269, 5270))
                .containsEntry("chat-auth-service", List.of(8084)).containsEntry("chat-audit-service", List.of(8085));
    }

    private static List<HasMetadata> render(String values, Map<String, String> settings) {
        var command = new Helm(CHART).template().withKubeVersion("1.34.0").withName("chat")
                .withValuesFile(CHART.resolve(values)).set("users.existingSecret", "users");
        settings.forEach(command::set);
        return Manifests.read(command.call());
    }

    private static Map<String, Deployment> deployments(List<HasMetadata> rendered) {
        return rendered.stream().filter(Deployment.class::isInstance).map(Deployment.class::cast).collect(Collectors
                .toMap(each -> each.getMetadata().getLabels().get("app.kubernetes.io/name"), each -> each));
    }

    private static Stream<EnvVar> environment(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream();
    }
}
