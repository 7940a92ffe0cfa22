package chat.granta.standalone;

import chat.granta.bus.TopicMaker;
import chat.granta.dns.zone.Finding;
import chat.granta.inspection.DiskCheck;
import chat.granta.inspection.LogCheck;
import chat.granta.inspection.SchemaCheck;
import chat.granta.s2s.advice.DnsAdvice;
import chat.granta.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code granta check}: the installation, line by line. Exit 1 when something is wrong. */
@Command(name = "check", description = "Checks the installation.")
final class CheckCommand implements Callable<Integer> {
    private static final List<String> SCHEMAS = List.of("auth", "roster", "archive", "muc", "audit");

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Unmatched
    private final List<String> given = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        ConfigurableEnvironment settings = installation.environment(given);
        Finding values = values(settings);
        List<Finding> findings = values.isWrong() ? List.of(values) : all(settings, values);
        findings.forEach(System.out::println);
        return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
    }

    private List<Finding> all(ConfigurableEnvironment settings, Finding values) throws InterruptedException {
        List<Finding> findings = new ArrayList<>(List.of(values));
        Path data = Path.of(settings.getRequiredProperty("granta.data"));
        String brokers = settings.getProperty("granta.kafka.bootstrap-servers");
        boolean isHere = brokers == null || Files.exists(data);
        if (isHere) {
            Optional<RunningGranta> running = RunningGranta.on(data);
            findings.add(running.map(granta -> Finding.ok("Granta runs on " + data + ", pid " + granta.process().pid()))
                    .orElse(Finding.note("no Granta runs on " + data + ": ./granta up starts one")));
            findings.addAll(PortCheck.of(settings, running.map(RunningGranta::up).orElse(null)));
            findings.add(DiskCheck.of(data));
        } else {
            findings.add(Finding.note("a cluster that is elsewhere, as there is no " + data
                    + ": its machines' ports, disks, password file and certificate are looked at there"));
        }
        if (brokers != null) {
            findings.addAll(LogCheck.of(brokers,
                    TopicMaker.names(StandaloneConfiguration.busSettings(settings)),
                    given(settings, "granta.kafka.home-partitions"),
                    given(settings, "granta.kafka.delivery-partitions"),
                    settings.getProperty("granta.kafka.replication", Integer.class, 1)));
        }
        String database = settings.getProperty("spring.datasource.url");
        String password = settings.getProperty("spring.datasource.password");
        if (database != null && password != null) {
            findings.addAll(SchemaCheck.of(database, settings.getProperty("spring.datasource.username", "granta"),
                    password, SCHEMAS));
        }
        if (isHere || isGiven(settings, "granta.auth.password-file")) {
            findings.addAll(PasswordFileCheck.of(settings));
        }
        for (String contact : List.of("granta.contact.abuse", "granta.contact.admin")) {
            findings.add(settings.containsProperty(contact) || settings.containsProperty(contact + "[0]")
                    ? Finding.ok(contact + " is set")
                    : Finding.note(contact + " is not set: nobody learns whom to write to (XEP-0157)"));
        }
        DnsAdvice advice = installation.advice(settings);
        if (isHere || isGiven(settings, "granta.tls.certificate")) {
            findings.addAll(advice.ofCertificate());
        }
        findings.addAll(records(advice));
        return findings;
    }

    /** Who tries Granta on a machine without a name has the rest looked at all the same. */
    private static List<Finding> records(DnsAdvice advice) {
        try {
            return advice.ofRecords();
        } catch (SettingException e) {
            return List.of(Finding.note("the DNS is not looked at: " + e.getMessage()));
        }
    }

    /** What somebody has set; standalone's own defaults say nothing of a cluster. */
    private static Optional<Object> set(ConfigurableEnvironment settings, String name) {
        return settings.getPropertySources().stream().filter(source -> !source.getName().equals("defaults"))
                .map(source -> source.getProperty(name)).filter(Objects::nonNull).findFirst();
    }

    private static boolean isGiven(ConfigurableEnvironment settings, String name) {
        return set(settings, name).isPresent();
    }

    private static @Nullable Integer given(ConfigurableEnvironment settings, String name) {
        return set(settings, name).map(value -> Integer.valueOf(value.toString())).orElse(null);
    }

    private static Finding values(ConfigurableEnvironment settings) {
        try {
            SettingValues.check(settings);
            return Finding.ok("every setting has a value that it can have");
        } catch (RuntimeException e) {
            return Finding.wrong(FailureReason.of(e));
        }
    }
}
