package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/examples.md} says what the plays say. */
class ExampleTableTest {
    @Test
    void theTableIsNotStale() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        assertThat(ExampleTable.of(root)).describedAs(
                "stale; make it again with: java conformance/src/test/java/chat/granta/conformance/ExampleTable.java")
                .isEqualTo(Files.readString(root.resolve(ExampleTable.FILE)));
    }
}
