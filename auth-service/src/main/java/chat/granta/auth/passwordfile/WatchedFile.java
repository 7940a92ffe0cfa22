package chat.granta.auth.passwordfile;

import chat.granta.settings.FileMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines, which is read again when a change has settled: two looks in a row found the file the same, and so did
 * a third after it was read. If the file has vanished or cannot be read, its last content stays. Not thread-safe.
 */
final class WatchedFile<T> {
    private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

    private final Path file;
    private final String setting;
    private final Function<List<String>, T> reader;
    private FileMark lastSeen = FileMark.MISSING;
    private @Nullable FileMark loaded;
    private @Nullable FileMark complainedOf;
    private @Nullable T content;
    private boolean settled;

    /** @param setting the name of the file's setting, for the log */
    WatchedFile(Path file, String setting, Function<List<String>, T> reader) {
        this.file = file.toAbsolutePath().normalize();
        this.setting = setting;
        this.reader = reader;
    }

    Path file() {
        return file;
    }

    /** The content that was read last; null before the file was first read. */
    @Nullable
    T content() {
        return content;
    }

    /** Whether the last look found the file unchanged, and {@link #content} is its content. */
    boolean isSettled() {
        return settled;
    }

    /**
     * Looks whether the file has changed, and reads it when the change has settled.
     *
     * @return whether the content is new
     */
    boolean look() {
        try {
            FileMark seen = FileMark.of(file);
            boolean isSame = seen.equals(lastSeen);
            lastSeen = seen;
            boolean isRead = isSame && !seen.equals(loaded) && load(seen, false);
            settled = isSame && seen.equals(loaded) && !seen.isMissing();
            return isRead;
        } catch (IOException | RuntimeException e) {
            settled = false;
            return keepOld(e.toString());
        }
    }

    /**
     * Reads the file now, settled or not.
     *
     * @return whether the content is new
     */
    boolean reload() {
        settled = false;
        try {
            lastSeen = FileMark.of(file);
            return load(lastSeen, true);
        } catch (IOException | RuntimeException e) {
            return keepOld(e.toString());
        }
    }

    private boolean load(FileMark mark, boolean anyway) throws IOException {
        if (mark.isMissing()) {
            loaded = mark;
            return keepOld("there is none");
        }
        // Bytes that are not UTF-8 become characters that no name may have, so only their line is lost.
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        lastSeen = FileMark.of(file);
        boolean isWhole = lastSeen.equals(mark);
        if (!isWhole && !anyway) {
            return false;
        }
        content = reader.apply(lines);
        loaded = isWhole ? mark : null;
        complainedOf = null;
        return true;
    }

    private boolean keepOld(String reason) {
        if (!lastSeen.equals(complainedOf)) {
            complainedOf = lastSeen;
            log.warn("cannot read {} ({}), {}: {}", file, setting,
                    content == null ? "so nobody can log in" : "what was read before still counts", reason);
        }
        return false;
    }
}
