package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every attack in {@code docs/security.md} names a test, and every test named there is there. */
class SecurityTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern IN_JAVA = Pattern.compile("([A-Z]\\w+)(?:\\.(\\w+))?");

    @TestFactory
    Stream<DynamicTest> everyAttackHasItsTest() throws IOException {
        List<Path> sources = sources();
        List<String> attacks = Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
                .filter(line -> line.matches("\\| .*\\|") && !line.startsWith("| attack")).toList();
        assertThat(attacks).hasSizeGreaterThan(30);
        return attacks.stream().map(attack -> DynamicTest.dynamicTest(attack.split("\\|")[1].strip(), () -> {
            List<String> names = NAME.matcher(attack.substring(attack.lastIndexOf('|', attack.length() - 2))).results()
                    .map(found -> found.group(1)).toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(sources).anyMatch(file -> holds(file, name)));
        }));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(
                    file -> !file.toString().matches(".*/(target|main|\\.git)/.*") || file.toString().contains("fuzz"))
                    .filter(Files::isRegularFile).toList();
        }
    }

    /** Whether a file is the class, with the method, or the transcript, or the script of this name. */
    private static boolean holds(Path file, String name) {
        if (name.contains("/")) {
            return ROOT.relativize(file).equals(Path.of(name));
        }
        var java = IN_JAVA.matcher(name);
        if (!java.matches()) {
            return file.getFileName().toString().equals(name + ".txt");
        }
        return file.getFileName().toString().equals(java.group(1) + ".java")
                && (java.group(2) == null || read(file).contains(" " + java.group(2) + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
