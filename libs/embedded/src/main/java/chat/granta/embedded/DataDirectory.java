package chat.granta.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** What is done to the directories that the embedded services keep their data in. */
final class DataDirectory {
    private DataDirectory() {}

    /** The directory, made when missing, readable by its owner alone. */
    static Path prepare(Path directory) {
        try {
            Path real = Files.createDirectories(directory.toAbsolutePath().normalize());
            if (!Files.isWritable(real)) {
                throw new EmbeddedServiceException("cannot write to the directory " + real);
            }
            ownerOnly(real);
            return real;
        } catch (IOException e) {
            throw new EmbeddedServiceException("cannot make the directory " + directory + ": " + e, e);
        }
    }

    /** Takes every right from others than the owner, where the file system knows of them. */
    static void ownerOnly(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path,
                    PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    /** Removes a directory and all below it; nothing happens when it does not exist. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
