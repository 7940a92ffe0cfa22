package chat.granta.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that runs on a data directory, as another process sees it. */
record RunningGranta(Path data, ProcessHandle process) {
    private static final Pattern MANAGEMENT_PORT = Pattern
            .compile("health and metrics: http://127\\.0\\.0\\.1:(\\d+)/");
    private static final int DEFAULT_MANAGEMENT_PORT = 8090;

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

    /** Asks it to stop, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** What it said when it was ready; empty unless it runs in the background. */
    List<String> readyBlock() {
        try {
            return Files.readAllLines(data.resolve("logs/console.log")).stream()
                    .dropWhile(line -> !line.startsWith("Granta is ready"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    int managementPort() {
        return readyBlock().stream().map(MANAGEMENT_PORT::matcher).filter(Matcher::find).findFirst()
                .map(found -> Integer.parseInt(found.group(1))).orElse(DEFAULT_MANAGEMENT_PORT);
    }
}
