package chat.granta.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module with code of its own has an {@code ArchitectureTest}, so that a new one cannot be forgotten. */
class EveryModuleTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void hasAnArchitectureTest() throws IOException {
        try (Stream<Path> folders = Files.find(ROOT, 2, (path, attributes) -> attributes.isDirectory())) {
            List<Path> modules = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java"))).toList();
            assertThat(modules).hasSizeGreaterThan(10)
                    .allMatch(module -> module.endsWith("architecture-rules") || hasArchitectureTest(module));
        }
    }

    private static boolean hasArchitectureTest(Path module) {
        Path tests = module.resolve("src/test/java");
        if (!Files.isDirectory(tests)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.anyMatch(file -> file.endsWith("ArchitectureTest.java"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
