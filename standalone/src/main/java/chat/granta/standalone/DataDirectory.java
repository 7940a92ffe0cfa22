package chat.granta.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** Where standalone keeps everything ({@code granta.data}); held by one process at a time. */
final class DataDirectory implements AutoCloseable {
    /** What the process tells of itself since it is ready. */
    static final String READY = "granta.ready";
    private static final int SECRET_BYTES = 24;
    private static final List<String> SECRETS = List.of("granta.auth.internal-token", "granta.auth.admin-token",
            "granta.s2s.dialback-secret", "granta.audit.seal-secret");

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is missing, and takes it.
     *
     * @throws StartException when it cannot be written to or another process has it
     */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file = FileChannel.open(path.resolve("granta.pid"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new StartException(
                        "granta.data " + path + " is in use by another Granta; './granta down' stops it");
            }
            Files.deleteIfExists(path.resolve(READY));
            file.truncate(0);
            file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(
                    StandardCharsets.US_ASCII)));
            return new DataDirectory(path, file);
        } catch (IOException e) {
            throw new StartException("granta.data " + path + " cannot be written to: " + FailureReason.why(e), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** @param addresses for the short commands, which learn from it where this process is to be found */
    void tellReady(String addresses) {
        try {
            Files.writeString(path.resolve(READY), addresses);
        } catch (IOException e) {
            throw new StartException("granta.data " + path + " cannot be written to: " + FailureReason.why(e), e);
        }
    }

    /** The secrets that the parts of this installation know each other by; made at the first start, kept private. */
    Properties secrets() {
        Path file = path.resolve("secrets.properties");
        var secrets = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    secrets.load(reader);
                }
            } else {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            // An earlier version had fewer.
            List<String> missing = SECRETS.stream().filter(name -> secrets.getProperty(name) == null).toList();
            if (!missing.isEmpty()) {
                missing.forEach(name -> secrets.setProperty(name, newSecret()));
                try (Writer writer = Files.newBufferedWriter(file)) {
                    secrets.store(writer, "Made at the first start. Whoever reads this administers Granta.");
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new StartException("granta.data: " + file + " cannot be read or written: " + FailureReason.why(e), e);
        }
    }

    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(READY));
            Files.deleteIfExists(path.resolve("granta.pid"));
            lockFile.close();
        } catch (IOException _) {
            // The process ends and its lock with it.
        }
    }
}
