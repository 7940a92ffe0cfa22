package chat.granta.c2s.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** By what a changed file is told from the one before; an atomic rename shows in the key. */
record FileMark(@Nullable FileTime modified, long size, @Nullable Object key) {
    private static final FileMark MISSING = new FileMark(null, -1, null);

    static FileMark of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileMark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return MISSING;
        }
    }
}
