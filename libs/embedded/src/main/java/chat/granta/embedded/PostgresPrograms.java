package chat.granta.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs, also when this process is root's, which they refuse. */
final class PostgresPrograms {
    private static final long PATIENCE_SECONDS = 60;

    private final Path home;
    private final Path log;
    private final List<String> prefix;

    /** @param log where the programs' output is appended */
    PostgresPrograms(Path home, Path log) {
        this.home = home;
        this.log = log;
        this.prefix = isRoot() ? withoutRoot() : List.of();
    }

    /** Runs a program to its end and returns its exit code. */
    int run(String program, String... arguments) throws IOException {
        Process process = start(program, List.of(arguments));
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(program + " took longer than " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }

    /** Starts a program that outlives this call. */
    Process start(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    /** What the programs said last, for an error message. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size())) + " (see " + log + ")";
        } catch (IOException e) {
            return "see " + log;
        }
    }

    /**
     * In a user namespace of its own a process of root's is nobody, yet may use root's files. The process id stays the
     * same, as {@code unshare} becomes the program.
     */
    private static List<String> withoutRoot() {
        var unshare = List.of("unshare", "--user");
        try {
            var attempt = new ArrayList<>(unshare);
            attempt.add("true");
            Process process = new ProcessBuilder(attempt).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor() == 0) {
                return unshare;
            }
        } catch (IOException e) {
            // Said below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EmbeddedServiceException("PostgreSQL does not run as root, and this system does not let root make a "
                + "user namespace (unshare --user); start as an ordinary user, or set spring.datasource.url to a "
                + "PostgreSQL of your own");
    }

    private static boolean isRoot() {
        try {
            return Files.exists(Path.of("/proc/self"))
                    && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
