package chat.granta.standalone;

import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.passwordfile.PasswordFileSettings;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.auth.passwordfile.RejectedLine;
import chat.granta.dns.zone.Finding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What auth-service makes of the password file: who can log in, and which lines it passes over. */
final class PasswordFileCheck {
    private static final int SHOWN_LINES = 5;

    private PasswordFileCheck() {}

    static List<Finding> of(Environment settings) {
        PasswordFileSettings files = Binder.get(settings).bindOrCreate("granta.auth", PasswordFileSettings.class);
        Path path = files.passwordFile();
        if (!Files.exists(path)) {
            return List.of(Finding.wrong("there is no password file " + path + ": ./granta user add NAME makes one"));
        }
        PasswordFile read = new PasswordFileWatch(files, new Localparts(settings.getRequiredProperty("granta.domain")),
                new SimpleMeterRegistry()).current();
        List<Finding> findings = new ArrayList<>();
        int accounts = read.accounts().size();
        findings.add(accounts == 0
                ? Finding.wrong("the password file " + path + " has nobody who can log in")
                : Finding.ok("the password file " + path + " has " + accounts + " accounts that can log in"));
        List<RejectedLine> rejected = read.rejected();
        rejected.stream().limit(SHOWN_LINES).map(line -> Finding.wrong(
                "the password file " + path + ", line " + line.number() + ", is passed over: " + line.reason()))
                .forEach(findings::add);
        if (rejected.size() > SHOWN_LINES) {
            findings.add(Finding.wrong("the password file " + path + ": " + (rejected.size() - SHOWN_LINES)
                    + " more lines are passed over; the log names them"));
        }
        return findings;
    }
}
