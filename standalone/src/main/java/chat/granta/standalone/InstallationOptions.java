package chat.granta.standalone;

import chat.granta.s2s.advice.DnsAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Option;

/** The machines and the settings of an installation that a command looks at; settings are given as to {@code granta up}. */
final class InstallationOptions {
    @Option(names = "--host", description = "what the machine is called that serves the domain")
    private List<String> hosts = List.of();

    @Option(names = "--spare", description = "what a machine is called that is tried when it does not answer")
    private List<String> spares = List.of();

    @Option(names = {"--domain", "--granta.domain"}, description = "the domain of users' addresses")
    private @Nullable String domain;

    @Option(names = {"--data", "--granta.data"}, description = "its directory")
    private @Nullable String data;

    /**
     * What the arguments, the environment and standalone's defaults say.
     *
     * @param settings further arguments, as {@code --name.of.setting=value}
     */
    ConfigurableEnvironment environment(List<String> settings) {
        // What libraries have to say is not for whoever reads a list.
        LoggingSystem.get(InstallationOptions.class.getClassLoader()).beforeInitialize();
        Map<String, Object> given = Arguments.settings(settings.toArray(String[]::new));
        KnownSettings.check(given.keySet());
        if (domain != null) {
            given.put("granta.domain", domain);
        }
        if (data != null) {
            given.put("granta.data", data);
        }
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", given));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Defaults.asMap()));
        return environment;
    }

    DnsAdvice advice(ConfigurableEnvironment environment) {
        List<String> machines = new ArrayList<>(hosts);
        machines.addAll(spares);
        return new DnsAdvice(environment, machines);
    }
}
