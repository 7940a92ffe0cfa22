package chat.granta.auth.passwordfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileWatchTest {
    @TempDir
    private Path directory;

    @Test
    void aMissingFileMeansNoUsersUntilItComes() throws IOException {
        PasswordFileWatch watch = watch();
        assertThat(watch.current().accounts()).isEmpty();
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("romeo");
    }

    @Test
    void aFileThatIsBeingWrittenIsReadWhenItHasSettled() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        Files.writeString(file(), "romeo:{PLAIN}a\njul", StandardOpenOption.TRUNCATE_EXISTING);
        watch.look();
        assertThat(watch.current().accounts()).as("seen once").containsOnlyKeys("romeo");
        Files.writeString(file(), "iet:{PLAIN}b\n", StandardOpenOption.APPEND);
        watch.look();
        assertThat(watch.current().accounts()).as("still changing").containsOnlyKeys("romeo");
        assertThat(watch.current().rejected()).isEmpty();
        watch.look();
        assertThat(watch.current().accounts()).as("settled").containsOnlyKeys("juliet", "romeo");
    }

    @Test
    void aRenameIsNoticedThoughSizeAndTimeAreTheSame() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        Path other = Files.writeString(directory.resolve("other"), "paris:{PLAIN}a\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file()));
        Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE);
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("paris");
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        Files.delete(file());
        Files.createDirectory(file());
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("romeo");
    }

    private Path file() {
        return directory.resolve("passwd");
    }

    private PasswordFileWatch watch() {
        return new PasswordFileWatch(new PasswordFileSettings(file(), true), new AccountNames("example.org"),
                new SimpleMeterRegistry());
    }
}
