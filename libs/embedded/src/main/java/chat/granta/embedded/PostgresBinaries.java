package chat.granta.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once for each version. */
final class PostgresBinaries {
    private static final String VERSION = version();

    private PostgresBinaries() {}

    /** For example 18. A data directory belongs to one major version. */
    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** The directory that holds {@code bin} and {@code lib}; unpacked below {@code parent} when it is not there yet. */
    static Path unpackedIn(Path parent) {
        Path home = parent.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Path unfinished = parent.resolve(home.getFileName() + ".unpacking");
            DataDirectory.delete(unfinished);
            unpack(unfinished);
            return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedServiceException("cannot unpack PostgreSQL into " + home + ": " + e, e);
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
