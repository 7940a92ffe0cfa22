package chat.granta.auth.passwordfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Test
    void aVanishedFileStillCountsAndIsReadWhenItComesBack() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        watch.look();
        Files.delete(file());
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("romeo");
        assertThat(watch.settled()).isSameAs(watch.current());
        Files.writeString(file(), "juliet:{PLAIN}a\n");
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("juliet");
    }

    @Test
    void whatIsReadAtTheStartIsSettledOnlyWhenItIsSeenAgain() throws IOException {
        assertThat(watch().settled()).as("no file").isNull();
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        assertThat(watch.settled()).isNull();
        watch.look();
        assertThat(watch.settled()).isNotNull().isSameAs(watch.current());
        Files.writeString(file(), "romeo:{PLAIN}a\njuliet:{PLAIN}b\n");
        watch.reload();
        assertThat(watch.current().accounts()).containsOnlyKeys("juliet", "romeo");
        assertThat(watch.settled()).isNotSameAs(watch.current());
    }

    @Test
    void aCopyOfTheSameSizeAndAgeIsNoticed() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch();
        var age = Files.getLastModifiedTime(file());
        Files.writeString(file(), "paris:{PLAIN}a\n");
        Files.setLastModifiedTime(file(), age);
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("paris");
    }

    @Test
    void anAccountCountsWhenEveryListHasItAndItIsNotExcluded() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\njuliet:{PLAIN}a\nnurse:*\nparis:{PLAIN}a\noffice:{PLAIN}a\n");
        Path mailDomain = Files.writeString(directory.resolve("domain"),
                "# mail\nRomeo\njuliet@example.org\nnurse\n\noffice\nbad name\n");
        Path mailStore = Files.writeString(directory.resolve("store"), "romeo\njuliet\nparis\noffice\nnurse\n");
        Path excluded = Files.writeString(directory.resolve("shared"), "OFFICE\n");
        PasswordFileWatch watch = watch(List.of(mailDomain, mailStore), excluded);
        assertThat(watch.current().accounts()).containsOnlyKeys("juliet", "romeo");
        assertThat(watch.current().locked()).containsExactly("nurse");
        Files.writeString(mailStore, "romeo\n");
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).containsOnlyKeys("romeo");
        Files.delete(mailStore);
        watch.look();
        watch.look();
        assertThat(watch.current().accounts()).as("a vanished list still counts").containsOnlyKeys("romeo");
    }

    @Test
    void aListThatWasNeverThereLetsNobodyInAndNothingIsSettled() throws IOException {
        Files.writeString(file(), "romeo:{PLAIN}a\n");
        PasswordFileWatch watch = watch(List.of(directory.resolve("nowhere")), null);
        watch.look();
        assertThat(watch.current().accounts()).isEmpty();
        assertThat(watch.settled()).isNull();
        watch = watch(List.of(), directory.resolve("nowhere"));
        assertThat(watch.current().accounts()).isEmpty();
    }

    private Path file() {
        return directory.resolve("passwd");
    }

    private PasswordFileWatch watch() {
        return watch(List.of(), null);
    }

    private PasswordFileWatch watch(List<Path> userLists, @Nullable Path excluded) {
        return new PasswordFileWatch(new PasswordFileSettings(file(), true, userLists, excluded),
                new Localparts("example.org"), new SimpleMeterRegistry());
    }
}
