package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditServiceDefaults;
import chat.granta.auth.AuthServiceDefaults;
import chat.granta.ledger.LedgerDefaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each program serves for machines that watch it, with the settings that it has when nobody says otherwise: health and metrics, and neither its memory nor its
 * settings, which have secrets, nor a way to stop it.
 */
class ManagementTest {
    private static final List<String> REFUSED = List.of("env", "heapdump", "threaddump", "configprops", "beans",
            "loggers",
            "mappings", "shutdown", "logfile");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** By what each process is called. */
    private static final Map<String, Map<String, Object>> PROGRAMS = Map.of("gateway-c2s", file("gateway-c2s"),
            "gateway-s2s", file("gateway-s2s"), "router", file("router"), "muc-service",
            LedgerDefaults.of("muc-service"), "roster-service", LedgerDefaults.of("roster-service"),
            "archive-service", LedgerDefaults.of("archive-service"), "auth-service", AuthServiceDefaults.asMap(),
            "audit-service", AuditServiceDefaults.asMap(), "standalone", Defaults.asMap());

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    static class Management {}

    private static Map<String, Object> file(String name) {
        return Map.of("spring.config.name", name);
    }

    /** Programs with the same settings are one case, called after them all: each start takes seconds. */
    static Stream<Arguments> settings() {
        Map<Map<String, Object>, String> all = new HashMap<>();
        PROGRAMS.forEach(
                (name, defaults) -> all.merge(ofManagement(defaults), name, (one, other) -> one + ", " + other));
        return all.entrySet().stream().map(each -> Arguments.of(each.getValue(), each.getKey()));
    }

    /** What a program's own settings say of management, but for where that is. */
    private static Map<String, Object> ofManagement(Map<String, Object> defaults) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(new HashMap<>(defaults));
        Map<String, Object> found = new HashMap<>();
        try (var program = application.run("--spring.main.banner-mode=off", "--logging.file.name=")) {
            program.getEnvironment().getPropertySources().stream()
                    .filter(EnumerablePropertySource.class::isInstance).map(EnumerablePropertySource.class::cast)
                    .flatMap(source -> Stream.of(source.getPropertyNames())).distinct()
                    .filter(name -> name.startsWith("management.") && !name.startsWith("management.server."))
                    .forEach(name -> found.put(name, String.valueOf(program.getEnvironment().getProperty(name))));
        }
        // A data directory, which each start of standalone makes.
        found.computeIfPresent("management.health.diskspace.path", (_, _) -> System.getProperty("java.io.tmpdir"));
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void healthAndMetricsAreServedAndNothingElse(String names, Map<String, Object> settings)
            throws IOException, InterruptedException {
        assertThat(settings).as(names).isNotEmpty();
        try (var program = start(settings)) {
            String port = program.getEnvironment().getProperty("local.management.port",
                    program.getEnvironment().getProperty("local.server.port", ""));
            var offered = JsonMapper.shared().readTree(ask(port, "GET", "").body()).get("_links");
            assertThat(offered.propertyNames()).containsExactlyInAnyOrder("self", "health", "health-path",
                    "prometheus");
            assertThat(ask(port, "GET", "/health").statusCode()).isEqualTo(200);
            assertThat(ask(port, "GET", "/prometheus").body()).contains("jvm_");
            for (String endpoint : REFUSED) {
                for (String method : List.of("GET", "POST")) {
                    assertThat(ask(port, method, '/' + endpoint).statusCode()).as("%s %s", method, endpoint)
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void noProgramIsForgotten() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(SpringBootConfiguration.class));

        assertThat(scanner.findCandidateComponents("chat.granta")).hasSize(PROGRAMS.size());
    }

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        var application = new SpringApplication(Management.class);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(settings);
        // Who may ask on the auditors' port is AccessTest's, of audit-service.
        return application.run("--management.server.port=0", "--server.port=0", "--management.server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.autoconfigure.exclude=" + Defaults.asMap().get("spring.autoconfigure.exclude"));
    }

    private static HttpResponse<String> ask(String port, String method, String path)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator" + path))
                .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }
}
