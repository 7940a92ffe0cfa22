package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/xeps.md} says what the code says. */
class XepTableTest {
    @Test
    void theTableIsNotStale() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        assertThat(XepTable.of(root)).describedAs(
                "stale; make it again with: java conformance/src/test/java/chat/granta/conformance/XepTable.java")
                .isEqualTo(Files.readString(root.resolve(XepTable.FILE)));
    }
}
