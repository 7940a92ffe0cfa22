package chat.granta.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once for each version. */
final class PostgresBinaries {
    /** System property: a directory that every data directory's server takes its programs from. */
    static final String SHARED = "granta.programs";

    private static final String VERSION = version();
    static final String NAME = "postgresql-" + VERSION;

    private PostgresBinaries() {}

    /** For example 18. A data directory belongs to one major version. */
    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /**
     * The directory that holds {@code bin} and {@code lib}; unpacked when it is not there yet.
     *
     * @param own where it is unpacked when this process may not write to the shared directory, or there is none
     */
    static Path unpacked(Path own) {
        Path shared = Path.of(System.getProperty(SHARED, own.toString())).toAbsolutePath();
        return find(shared).or(() -> find(own)).orElseGet(() -> unpackIn(mayUnpackIn(shared) ? shared : own));
    }

    private static boolean mayUnpackIn(Path directory) {
        try {
            return !Files.exists(directory.resolve(NAME)) && Files.isWritable(Files.createDirectories(directory));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> find(Path parent) {
        // An earlier version unpacked them so that nobody else may run them.
        return Optional.of(parent.resolve(NAME)).filter(home -> Files.isExecutable(home.resolve("bin/initdb")));
    }

    /** Others may do the same at the same time: each unpacks for itself, and the first to be done is who gives the name. */
    private static Path unpackIn(Path parent) {
        Path home = parent.resolve(NAME);
        try {
            Path unfinished = Files.createTempDirectory(parent, NAME + ".unpacking");
            unpack(unfinished);
            openToAll(unfinished);
            return rename(unfinished, home);
        } catch (IOException e) {
            throw new EmbeddedServiceException("cannot unpack PostgreSQL into " + home + ": " + e, e);
        }
    }

    /** Who may start Granta may run them, whoever unpacked them: an administrator builds, and the user of a service starts. */
    private static void openToAll(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.filter(path -> !Files.isSymbolicLink(path)).toList();
        }
        for (Path path : all) {
            Files.setPosixFilePermissions(path,
                    PosixFilePermissions.fromString(Files.isExecutable(path) ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path rename(Path unfinished, Path home) throws IOException {
        try {
            return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            DataDirectory.delete(unfinished);
            return home;
        }
    }

    private static void unpack(Path directory) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path path = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    write(tar, entry, path);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean isExecutable = (entry.getMode() & 0100) != 0;
        if (isExecutable && !path.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }

    private static InputStream archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, arch);
        if (archive == null) {
            throw new IOException("there are no PostgreSQL programs for " + os + " on " + arch
                    + "; use a PostgreSQL of your own by setting spring.datasource.url");
        }
        return archive;
    }

    private static String version() {
        var properties = new Properties();
        try (var resource = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new EmbeddedServiceException("postgres.properties is missing from the jar: " + e, e);
        }
    }
}
