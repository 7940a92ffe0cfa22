package chat.granta.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * A day of chat in a process that only fills the start cache (JEP 515): users who talk in pairs and in rooms, come and go, somebody who reads the metrics, so that the cache
 * knows which methods are worth compiling, and how they are used. A start without that takes minutes of load to find out.
 *
 * <p>The load generator plays the users. The start script names its jar in the system property {@code granta.start-cache.rehearsal}; without one
 * the cache has what a start uses, and no more.
 */
final class Rehearsal {
    /** Half of them talk in pairs, three in ten sit in rooms, the others come and go. */
    static final List<String> USERS = IntStream.rangeClosed(1, 60).mapToObj(number -> "user" + number).toList();

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String GENERATOR = "granta.start-cache.rehearsal";
    /** At the lowest priority the machine may be too busy for its users to log in at all. */
    private static final int PATIENCE_MINUTES = 5;

    private Rehearsal() {}

    /**
     * Returns when it is over, or has failed: the cache is of use without it. The load generator's report is left in the data directory as
     * {@code rehearsal.log}.
     */
    static void play(Environment settings, Map<String, String> passwords, DataDirectory data) {
        String generator = System.getProperty(GENERATOR, "");
        if (generator.isEmpty()) {
            return;
        }
        try {
            Path accounts = data.resolve("rehearsal.accounts");
            Files.writeString(accounts, passwords.entrySet().stream()
                    .map(account -> account.getKey() + ' ' + account.getValue()).collect(Collectors.joining("\n")));
            Process load = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-Xmx128m", "-jar", generator, "day", "--accounts", accounts.toString(),
                    "--port", settings.getRequiredProperty("granta.c2s.port"),
                    "--domain", settings.getRequiredProperty("granta.domain"), "--tls", "starttls", "--insecure",
                    "--metrics",
                    "http://127.0.0.1:" + settings.getRequiredProperty("management.server.port")
                            + "/actuator/prometheus",
                    "--rate", "1000", "--room-rate", "60", "--login-rate", "5", "--duration", "40s")
                    .redirectErrorStream(true).redirectOutput(data.resolve("rehearsal.log").toFile()).start();
            try {
                load.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            } finally {
                load.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.info("nothing is rehearsed for the start cache: {}", FailureReason.why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
