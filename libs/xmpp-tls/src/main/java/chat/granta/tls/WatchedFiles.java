package chat.granta.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Files that are read again when they have changed and the change has settled, that is, when two looks in a row found them the
 * same. Symbolic links are followed, as the files of a Kubernetes secret are links to a directory that is replaced. One thread.
 */
final class WatchedFiles {
    private final List<Path> files;
    private final Logger log;
    private List<Mark> lastSeen;
    private List<Mark> loaded;

    /** By what a changed file is told from the one before; an atomic rename shows in the key. */
    private record Mark(@Nullable FileTime modified, long size, @Nullable Object key) {
        private static final Mark MISSING = new Mark(null, -1, null);

        static Mark of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Mark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return MISSING;
            }
        }
    }

    /** Made before the files are read for the first time, so that no change is missed. */
    WatchedFiles(List<KeyFiles> keys, @Nullable TrustAnchors anchors, Logger log) {
        this.files = Stream.concat(keys.stream().flatMap(each -> Stream.of(each.certificate(), each.key())),
                Stream.ofNullable(anchors == null ? null : anchors.pem())).toList();
        this.log = log;
        this.loaded = marks();
        this.lastSeen = loaded;
    }

    /** Looks once. Files that cannot be used are reported once, and what was read before stays in use. */
    void look(Runnable read) {
        List<Mark> seen = marks();
        boolean isSettled = seen.equals(lastSeen);
        lastSeen = seen;
        if (!isSettled || seen.equals(loaded)) {
            return;
        }
        loaded = seen;
        try {
            read.run();
            log.info("Read changed certificates; new connections get {}", files.getFirst());
        } catch (RuntimeException e) {
            log.warn("Changed certificates cannot be used, those read before still are: {}", e.getMessage());
        }
    }

    private List<Mark> marks() {
        return files.stream().map(Mark::of).toList();
    }
}
