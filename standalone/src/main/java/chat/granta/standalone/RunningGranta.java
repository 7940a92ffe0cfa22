package chat.granta.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that runs on a data directory, as another process sees it. */
record RunningGranta(Path data, ProcessHandle process) {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    /** The process named in {@code granta.pid}; none when that number is now another program's. */
    static Optional<RunningGranta> on(Path data) {
        try {
            long pid = Long.parseLong(Files.readString(data.resolve("granta.pid")).strip());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().commandLine().orElse("").contains("chat.granta.standalone"))
                    .map(process -> new RunningGranta(data, process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How long it has been running. */
    Duration up() {
        return Duration.between(process.info().startInstant().orElse(Instant.EPOCH), Instant.now());
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** What it tells of itself, a line each, {@code what: value}; nothing until it is ready. */
    List<String> tells() {
        try {
            return Files.readAllLines(data.resolve(DataDirectory.READY));
        } catch (IOException e) {
            return List.of();
        }
    }

    Optional<String> tells(String what) {
        String prefix = "  " + what + ": ";
        return tells().stream().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()))
                .findFirst();
    }

    /** The port of something that it serves to this machine by HTTP. */
    int port(String what, int otherwise) {
        return tells(what).map(PORT::matcher).filter(Matcher::find).map(found -> Integer.parseInt(found.group(1)))
                .orElse(otherwise);
    }
}
