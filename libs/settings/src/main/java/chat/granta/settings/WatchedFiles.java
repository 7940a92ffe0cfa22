package chat.granta.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that are read again when they have changed and the change has settled, that is, when two looks in a row found them the
 * same. Symbolic links are followed, as the files of a Kubernetes secret are links to a directory that is replaced. One thread.
 */
public final class WatchedFiles {
    private final List<Path> files;
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
    public WatchedFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.loaded = marks();
        this.lastSeen = loaded;
    }

    /** Looks once, and says whether the files are to be read again: of each change that has settled, once. */
    public boolean haveChanged() {
        List<Mark> seen = marks();
        boolean isSettled = seen.equals(lastSeen);
        lastSeen = seen;
        if (!isSettled || seen.equals(loaded)) {
            return false;
        }
        loaded = seen;
        return true;
    }

    private List<Mark> marks() {
        return files.stream().map(Mark::of).toList();
    }
}
