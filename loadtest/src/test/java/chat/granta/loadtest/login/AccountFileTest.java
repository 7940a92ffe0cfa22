package chat.granta.loadtest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountFileTest {
    @TempDir
    private Path folder;

    @Test
    void namesWithAndWithoutDomains() throws IOException {
        assertThat(AccountFile.read(file("# two users", "", "alice a secret", "bob@example.org\tb"), "localhost"))
                .containsExactly(new Account("alice", "localhost", "a secret", ""),
                        new Account("bob", "example.org", "b", ""));
    }

    @Test
    void theWrongLineIsNamed() throws IOException {
        Path file = file("alice secret", "bob");
        assertThatThrownBy(() -> AccountFile.read(file, "localhost")).hasMessage(file + " line 2 is not NAME PASSWORD");
    }

    @Test
    void noNameWithTheMarkOfMessages() throws IOException {
        Path file = file("a~b secret");
        assertThatThrownBy(() -> AccountFile.read(file, "localhost")).hasMessageContaining("line 1: 'a~b'");
    }

    @Test
    void anEmptyFileIsSaidToBe() throws IOException {
        Path file = file("# nobody");
        assertThatThrownBy(() -> AccountFile.read(file, "localhost")).hasMessage(file + " has no accounts");
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("accounts"), String.join("\n", lines));
    }
}
