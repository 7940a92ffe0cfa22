package chat.granta.standalone;

import chat.granta.embedded.FreePort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A cache of loaded and linked classes and of how methods are used (JEP 483, JEP 514, JEP 515), which spares the next start three tenths of its time, and
 * its compiler the minutes in which it would find out what is worth compiling. It is made by
 * a second process, of low priority, that starts Granta on an empty directory, has a day of load rehearsed there ({@link Rehearsal}), stops it, and leaves what it learned.
 *
 * <p>The start script names the file in the system property {@code granta.start-cache.file}, and gives it to the JVM when it
 * is there and newer than the programs.
 */
final class StartCache {
    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
    /** Set for a process that only fills the cache. */
    private static final String TRAINING = "granta.start-cache.training";
    private static final String FILE = "granta.start-cache.file";
    /** Whether a cache is to be made. */
    private static final String WANTED = "granta.start-cache";

    /** Holds the turn's lock: a channel that nobody can reach is closed, and its lock gone. */
    private static @Nullable FileChannel turn;

    private final Path file;

    private StartCache(Path file) {
        this.file = file;
    }

    /** The cache to be made, when one is wanted and this start had none. */
    static Optional<StartCache> missing(Environment settings) {
        String name = System.getProperty(FILE, "");
        boolean hasOne = jvmArguments().stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
        return isWanted(settings) && !name.isEmpty() && !hasOne
                ? Optional.of(new StartCache(Path.of(name)))
                : Optional.empty();
    }

    static boolean isWanted(Environment settings) {
        return isTrue(settings, WANTED, true);
    }

    /** Whether this process is one that only fills the cache. */
    static boolean isTraining(Environment settings) {
        return isTrue(settings, TRAINING, false);
    }

    /** Bound rather than read, so that a wrong value is reported with its setting. */
    private static boolean isTrue(Environment settings, String setting, boolean byDefault) {
        return Binder.get(settings).bind(setting, Boolean.class).orElse(byDefault);
    }

    /** For such a process: takes the only turn there is, until the process ends. Another one may be at it, started shortly before. */
    static boolean takeTurn() {
        try {
            turn = FileChannel.open(Path.of(System.getProperty(FILE) + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            return turn.tryLock() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Has it made in the background. The process outlives this one, if need be: killed half way, it would leave its PostgreSQL behind. So it is a shell that
     * waits for it, and cleans up.
     */
    void make() {
        try {
            Path directory = Files.createTempDirectory("granta-start-cache");
            Path fresh = file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
            var shell = new ArrayList<>(List.of("sh", "-c",
                    "\"$@\" && mv -f \"$FRESH\" \"$CACHE\"; rm -rf \"$DIRECTORY\" \"$FRESH\" \"$FRESH.config\"",
                    "start-cache"));
            shell.addAll(command(directory, fresh));
            var builder = new ProcessBuilder(shell).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(Map.of("FRESH", fresh.toString(), "CACHE", file.toString(), "DIRECTORY",
                    directory.toString()));
            builder.start();
        } catch (IOException e) {
            LOG.info("no start cache could be made in {}: {}", file.getParent(), e.toString());
        }
    }

    private static List<String> command(Path directory, Path output) {
        var command = new ArrayList<>(List.of("nice", "-n", "19", Path.of(System.getProperty("java.home"), "bin",
                "java").toString()));
        command.addAll(jvmArguments());
        command.add("-XX:AOTCacheOutput=" + output);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Standalone.class.getName(),
                "--granta.data=" + directory.resolve("data"), "--" + TRAINING + "=true"));
        for (String setting : List.of("granta.c2s.port", "granta.c2s.tls-port", "granta.s2s.port",
                "granta.s2s.tls-port",
                "granta.auth.port", "granta.audit.port", "management.server.port")) {
            command.add("--" + setting + '=' + FreePort.find());
        }
        return command;
    }

    private static List<String> jvmArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
