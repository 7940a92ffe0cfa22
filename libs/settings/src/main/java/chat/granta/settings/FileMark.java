package chat.granta.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Shows, compared with an earlier mark, whether a file was replaced or written to.
 *
 * @param changed the inode's change time, where the file system has one. Unlike {@code modified} nobody can set it back, and a
 *            rename changes it, so that a copy of the same size and age in a reused inode is noticed
 * @param key the file's identity (inode) where the file system has one
 */
public record FileMark(FileTime modified, @Nullable Object changed, long size, @Nullable Object key) {
    /** There is no such file. */
    public static final FileMark MISSING = new FileMark(FileTime.fromMillis(0), null, -1, null);

    /**
     * Looks at a file; symbolic links are followed.
     *
     * @return {@link #MISSING} when there is none
     */
    public static FileMark of(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            return new FileMark(attributes.lastModifiedTime(), isUnix ? Files.getAttribute(file, "unix:ctime") : null,
                    attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }

    public boolean isMissing() {
        return equals(MISSING);
    }
}
