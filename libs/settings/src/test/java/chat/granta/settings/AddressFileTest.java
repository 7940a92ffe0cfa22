package chat.granta.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.model.Jid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressFileTest {
    private static final Jid ANN = Jid.parse("ann@example");
    private static final Jid BEN = Jid.parse("ben@example");

    @TempDir
    private Path directory;

    @Test
    void aFileThatChangesIsReadAgain() throws IOException {
        Path path = Files.writeString(directory.resolve("group"), "# people\n\nANN@example\n@@\n");
        var group = new AddressFile(path, "granta.muc.rules");
        assertThat(group.has(ANN)).isTrue();
        assertThat(group.has(BEN)).isFalse();
        Files.writeString(path, "ben@example\n");
        // A change has settled when the second look finds the file as the first.
        group.look();
        group.look();
        assertThat(group.has(ANN)).isFalse();
        assertThat(group.members()).containsExactly(BEN);
        Files.delete(path);
        group.look();
        group.look();
        assertThat(group.has(BEN)).isTrue();
    }

    @Test
    void aFileThatIsNotThereIsNoGroup() {
        assertThatThrownBy(() -> new AddressFile(directory.resolve("nothing"), "granta.muc.rules"))
                .isInstanceOf(IOException.class);
    }
}
