package chat.granta.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a parent that died without a word left behind: a PostgreSQL that still runs, or its {@code postmaster.pid} whose
 * process id now belongs to somebody else (usual in containers, which count from 1 again).
 */
final class LeftoverPostmaster {
    private LeftoverPostmaster() {}

    /** Makes the way free for a new start on this data directory. */
    static void clear(Path data, PostgresPrograms programs) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = processOf(pidFile);
        if (process.isEmpty()) {
            // PostgreSQL itself checks, better than we could, that nothing of the dead server is left.
            return;
        }
        if (isPostgres(process.get())) {
            programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).filter(pid -> pid.matches("[0-9]{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName)
                .filter(name -> name.toString().startsWith("postgres")).isPresent();
    }
}
