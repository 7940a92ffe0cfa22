package chat.granta.standalone;

import chat.granta.dns.zone.Finding;
import chat.granta.s2s.advice.DnsAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/**
 * {@code granta dns}: the records to publish, as a zone file has them, and behind semicolons what is published. {@code granta dns check} says the latter
 * alone, and exits with 1 when something is wrong.
 */
@Command(name = "dns", description = "Records to publish, and what is published.")
final class DnsCommand implements Callable<Integer> {
    private static final String CHECK = "check";

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Unmatched
    private final List<String> settings = new ArrayList<>();

    @Parameters(paramLabel = CHECK, arity = "0..1", description = "says what is published, and no more")
    private @Nullable String action;

    @Override
    public Integer call() {
        if (action != null && !action.equals(CHECK)) {
            throw new StartException("dns [check] [--host NAME] [--spare NAME]... [--name.of.setting=value ...]");
        }
        DnsAdvice advice = installation.advice(installation.environment(settings));
        boolean isZoneFile = action == null;
        if (isZoneFile) {
            advice.records().forEach(System.out::println);
            System.out.println(";\n; What is published, by " + advice.source() + ":");
        }
        List<Finding> findings = advice.findings();
        findings.forEach(finding -> System.out.println((isZoneFile ? "; " : "") + finding));
        return !isZoneFile && findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
    }
}
