package chat.granta.auth.passwordfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a file is another one, or was written to.
 *
 * @param key the file's identity (inode) where the file system has one
 */
record FileMark(FileTime modified, long size, @Nullable Object key) {
    static final FileMark MISSING = new FileMark(FileTime.fromMillis(0), -1, null);

    static FileMark of(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileMark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }
}
