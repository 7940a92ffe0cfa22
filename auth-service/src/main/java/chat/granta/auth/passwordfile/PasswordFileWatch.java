package chat.granta.auth.passwordfile;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password file as it is now: read at once when the service starts, and again when a change to it has settled, that
 * is, when two looks in a row found it the same. {@link #look} is called each second by one thread; everything else may
 * be called from any thread.
 */
public final class PasswordFileWatch {
    private static final Logger log = LoggerFactory.getLogger(PasswordFileWatch.class);

    private final Path file;
    private final PasswordFileReader reader;
    private FileMark lastSeen = FileMark.MISSING;
    private @Nullable FileMark loaded;
    private volatile PasswordFile current = PasswordFile.EMPTY;

    public PasswordFileWatch(PasswordFileSettings settings, AccountNames names, MeterRegistry metrics) {
        this.file = settings.passwordFile().toAbsolutePath().normalize();
        this.reader = new PasswordFileReader(names, new HashReader(settings.allowPlainHashes()));
        metrics.gauge("granta.auth.accounts", this, watch -> watch.current().accounts().size());
        metrics.gauge("granta.auth.password.file.rejected.lines", this, watch -> watch.current().rejected().size());
        reload();
    }

    public PasswordFile current() {
        return current;
    }

    Path file() {
        return file;
    }

    /** Looks whether the file has changed, and reads it when the change has settled. */
    public synchronized void look() {
        try {
            FileMark seen = FileMark.of(file);
            boolean isSettled = seen.equals(lastSeen);
            lastSeen = seen;
            if (isSettled && !seen.equals(loaded)) {
                load(seen);
            }
        } catch (IOException | RuntimeException e) {
            keepOld(e);
        }
    }

    /** Reads the file now; for those who have just written it. */
    public synchronized void reload() {
        try {
            lastSeen = FileMark.of(file);
            load(lastSeen);
        } catch (IOException | RuntimeException e) {
            keepOld(e);
        }
    }

    private void load(FileMark mark) throws IOException {
        loaded = mark;
        current = reader.read(lines());
        if (mark.equals(FileMark.MISSING)) {
            log.warn("there is no password file {} (granta.auth.password-file): nobody can log in", file);
            return;
        }
        log.info("read {} accounts from {}", current.accounts().size(), file);
        for (RejectedLine line : current.rejected()) {
            log.warn("{} line {} is skipped: {}", file, line.number(), line.reason());
        }
    }

    private List<String> lines() throws IOException {
        try {
            // Bytes that are not UTF-8 become characters that no name may have, so only their line is lost.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void keepOld(Exception e) {
        log.warn("cannot read the password file {} (granta.auth.password-file), what was read before still counts: {}",
                file, e.toString());
    }
}
