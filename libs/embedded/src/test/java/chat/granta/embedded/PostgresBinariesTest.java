package chat.granta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;

/** Who builds is often another user than who starts, as with systemd. */
class PostgresBinariesTest {
    private final @Nullable String usual = System.getProperty(PostgresBinaries.SHARED);

    @TempDir
    private Path directory;

    @AfterEach
    void shareAsUsual() {
        if (usual == null) {
            System.clearProperty(PostgresBinaries.SHARED);
        } else {
            System.setProperty(PostgresBinaries.SHARED, usual);
        }
    }

    @Test
    void programsThatOnlyAnotherUserMayRunAreNotTakenAndThoseUnpackedAnybodyMayRun() throws IOException {
        Path anothers = Files.createDirectories(directory.resolve("shared/" + PostgresBinaries.NAME + "/bin"));
        Files.createFile(anothers.resolve("initdb"));
        System.setProperty(PostgresBinaries.SHARED, directory.resolve("shared").toString());

        Path own = directory.resolve("own");
        Files.createDirectories(own);
        assertThat(PostgresBinaries.unpacked(own)).isEqualTo(own.resolve(PostgresBinaries.NAME));
        assertThat(closedToOthers(own.resolve(PostgresBinaries.NAME))).isEmpty();
        assertThat(Files.getPosixFilePermissions(own.resolve(PostgresBinaries.NAME).resolve("bin/initdb")))
                .contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static List<Path> closedToOthers(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> {
                try {
                    var permissions = Files.getPosixFilePermissions(path);
                    return !permissions.contains(PosixFilePermission.OTHERS_READ)
                            || permissions.contains(PosixFilePermission.OWNER_EXECUTE)
                                    && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        }
    }
}
