package chat.granta.standalone;

import chat.granta.embedded.FreePort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * A cache of loaded and linked classes (JEP 483, JEP 514), which makes the next start more than twice as fast. It is made
 * by a second process, of low priority, that starts Granta on an empty directory, stops it, and leaves what it learned.
 *
 * <p>The start script names the file in the system property {@code granta.start-cache.file}, and gives it to the JVM when it
 * is there and newer than the programs.
 */
final class StartCache {
    private static final String TRAINING = "granta.start-cache.training";

    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
    private static final String FILE = "granta.start-cache.file";
    /** Whether a cache is to be made. */
    private static final String WANTED = "granta.start-cache";

    private final Path file;

    private StartCache(Path file) {
        this.file = file;
    }

    /** Has the cache made in the background, when one is wanted and this start had none. */
    static void makeInBackground(Environment settings) {
        String name = System.getProperty(FILE, "");
        boolean hasOne = jvmArguments().stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
        if (!name.isEmpty() && !hasOne && settings.getProperty(WANTED, Boolean.class, true)) {
            Thread.ofVirtual().name("start-cache").start(() -> new StartCache(Path.of(name)).make());
        }
    }

    /** Whether this process is one that only fills the cache. */
    static boolean isTraining(Environment settings) {
        return settings.getProperty(TRAINING, Boolean.class, false);
    }

    private void make() {
        try {
            Path directory = Files.createTempDirectory("granta-start-cache");
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try {
                Process training = new ProcessBuilder(command(directory, fresh)).redirectErrorStream(true)
                        .redirectOutput(directory.resolve("output.log").toFile()).start();
                Runtime.getRuntime().addShutdownHook(new Thread(training::destroyForcibly));
                if (training.waitFor() == 0 && Files.exists(fresh)) {
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    LOG.info("made {}: the next start will be faster", file);
                } else {
                    LOG.info("no start cache could be made; starts stay as slow as this one");
                }
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            LOG.info("no start cache could be made in {}: {}", file.getParent(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path directory, Path output) {
        var command = new ArrayList<>(List.of("nice", "-n", "19", Path.of(System.getProperty("java.home"), "bin",
                "java").toString()));
        command.addAll(jvmArguments());
        command.add("-XX:AOTCacheOutput=" + output);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Standalone.class.getName(),
                "--granta.data=" + directory.resolve("data"), "--" + TRAINING + "=true"));
        for (String setting : List.of("granta.c2s.port", "granta.c2s.tls-port", "granta.auth.port",
                "management.server.port")) {
            command.add("--" + setting + '=' + FreePort.find());
        }
        return command;
    }

    private static List<String> jvmArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
