package chat.granta.standalone;

import chat.granta.dns.zone.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code granta check}: the installation, line by line. Exit 1 when something is wrong. */
@Command(name = "check", description = "Checks the installation.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Unmatched
    private final List<String> given = new ArrayList<>();

    @Override
    public Integer call() {
        ConfigurableEnvironment settings = installation.environment(given);
        List<Finding> findings = new ArrayList<>();
        Path data = Path.of(settings.getRequiredProperty("granta.data"));
        findings.add(RunningGranta.on(data).map(running -> Finding.ok("Granta runs on " + data + ", pid "
                + running.process().pid()))
                .orElse(Finding.note("no Granta runs on " + data + ": ./granta up starts one")));
        Path passwords = Path.of(settings.getRequiredProperty("granta.auth.password-file"));
        findings.add(Files.isReadable(passwords)
                ? Finding.ok("the password file is " + passwords)
                : Finding.wrong("there is no password file " + passwords + ": ./granta user add NAME makes one"));
        for (String contact : List.of("granta.contact.abuse", "granta.contact.admin")) {
            findings.add(settings.containsProperty(contact) || settings.containsProperty(contact + "[0]")
                    ? Finding.ok(contact + " is set")
                    : Finding.note(contact + " is not set: nobody learns whom to write to (XEP-0157)"));
        }
        findings.addAll(installation.advice(settings).findings());
        findings.forEach(System.out::println);
        return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
    }
}
