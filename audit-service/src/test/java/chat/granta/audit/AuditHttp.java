package chat.granta.audit;

import chat.granta.audit.access.AccessConfiguration;
import chat.granta.audit.access.Auditors;
import chat.granta.audit.access.Role;
import chat.granta.audit.api.ApiConfiguration;
import chat.granta.audit.database.DatabaseConfiguration;
import chat.granta.audit.groups.GroupConfiguration;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.operator.OperatorConfiguration;
import chat.granta.audit.page.PageConfiguration;
import chat.granta.audit.seal.Heads;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.trail.TrailConfiguration;
import chat.granta.bus.BusSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The service's HTTP interface on a database of its own, with an auditor for each role, named after it. */
public final class AuditHttp {
    public static final String PASSWORD = "what nobody guesses";
    public static final String OPERATORS_TOKEN = "what operators show";
    private static final ConfigurableApplicationContext CONTEXT = startContext();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private AuditHttp() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** As the service is connected. */
    public static JdbcTemplate asService() {
        return bean(JdbcTemplate.class);
    }

    /** As the schema's owner is. */
    public static JdbcTemplate asOwner() {
        return new JdbcTemplate(CONTEXT.getBean("ownersDatabase", DataSource.class));
    }

    /** The controllers' own, without those of Spring Boot. */
    public static RequestMappingHandlerMapping mappings() {
        return CONTEXT.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** @param who a role, or null without a password */
    public static HttpResponse<String> get(@Nullable Role who, String path, String... headers) {
        return send(request(who, path, headers));
    }

    public static HttpResponse<String> post(@Nullable Role who, String path, String json, String... headers) {
        return send(request(who, path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public static HttpRequest.Builder request(@Nullable Role who, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port") + path));
        if (who != null) {
            request.header("Authorization", basic(who.toString(), PASSWORD));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({DatabaseConfiguration.class, TrailConfiguration.class, GroupConfiguration.class, AccessConfiguration.class,
            ApiConfiguration.class,
            PageConfiguration.class, OperatorConfiguration.class})
    static class Interface {
        /** Without the keeper itself, which would drop the days of tests as long past. */
        @Bean
        HeadTable headTable(JdbcTemplate database, Heads heads) {
            return new HeadTable(database, heads);
        }

        @Bean
        Heads heads(Keys keys) {
            return new Heads(keys);
        }

        @Bean
        BusSettings busSettings() {
            return BusSettings.of("localhost:1", 1, 1, 1);
        }
    }

    /** Three institutions, and a rule for rooms whose group has some of their users. */
    private static Map<String, Object> groups() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "groups");
            Map<String, Object> settings = new HashMap<>();
            List<String> names = List.of("physics", "history", "law");
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Path file = Files.write(directory.resolve(name),
                        IntStream.rangeClosed(1, 9).mapToObj(number -> name + number + "@localhost").toList());
                settings.put("granta.audit.institutions[" + i + "].members", file.toString());
            }
            settings.putAll(Map.of("granta.muc.rules[0].title", "Examinations", "granta.muc.rules[0].group",
                    Files.writeString(directory.resolve("examiners"), "physics1@localhost\nlaw2@localhost\n")
                            .toString(),
                    "granta.muc.rules[1].forced", "hidden", "granta.muc.rules[2].names", "elsewhere.*",
                    "granta.muc.rules[2].group", directory.resolve("on another machine").toString()));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext startContext() {
        Map<String, Object> settings = new HashMap<>(AuditServiceDefaults.asMap());
        settings.putAll(AuditDatabase.settings());
        AuditDatabase.asOwner().execute("create database http");
        settings.put("spring.datasource.url", String.valueOf(settings.get("spring.datasource.url"))
                .replaceFirst("/[^/?]*($|\\?)", "/http$1"));
        settings.putAll(Map.of("server.port", "0", "server.address", "127.0.0.1", "management.server.port", "-1",
                "spring.jmx.enabled", "false", "granta.audit.access.first",
                "first:{noop}" + PASSWORD, "granta.audit.operator-token", OPERATORS_TOKEN, "granta.audit.seal-secret",
                "a secret that seals the events of tests"));
        settings.putAll(groups());
        var application = new SpringApplication(Interface.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        ConfigurableApplicationContext context = application.run();
        Auditors auditors = context.getBean(Auditors.class);
        for (Role role : Role.values()) {
            auditors.put(role.toString(), PASSWORD, EnumSet.of(role));
        }
        return context;
    }
}
