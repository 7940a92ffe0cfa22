package chat.granta.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that are read again when they have changed and the change has settled, that is, when two looks in a row found them the
 * same. Symbolic links are followed, as the files of a Kubernetes secret are links to a directory that is replaced. One thread.
 */
public final class WatchedFiles {
    private final List<Path> files;
    private List<FileMark> lastSeen;
    private List<FileMark> loaded;

    /** Made before the files are read for the first time, so that no change is missed. */
    public WatchedFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.loaded = marks();
        this.lastSeen = loaded;
    }

    /** Looks once, and says whether the files are to be read again: of each change that has settled, once. */
    public boolean haveChanged() {
        List<FileMark> seen = marks();
        boolean isSettled = seen.equals(lastSeen);
        lastSeen = seen;
        if (!isSettled || seen.equals(loaded)) {
            return false;
        }
        loaded = seen;
        return true;
    }

    private List<FileMark> marks() {
        return files.stream().map(WatchedFiles::mark).toList();
    }

    private static FileMark mark(Path file) {
        try {
            return FileMark.of(file);
        } catch (IOException e) {
            return FileMark.MISSING;
        }
    }
}
