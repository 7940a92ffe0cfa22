package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of a XEP that has a list in {@code examples} is in a play that says so, or the list says why not. */
class ExamplesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
    /** A stage direction: {@code (XEP-0060 examples 23, 24, 30-33)}. */
    private static final Pattern SHOWN = Pattern.compile("\\(XEP-(\\d{4}) examples? ([0-9, -]+)\\)");
    private static final Pattern DIRECTION = Pattern.compile("\\(.*XEP-\\d{4}:? examples?.*");

    @TestFactory
    Stream<DynamicTest> everyExampleIsInAPlayOrHasAReason() throws IOException {
        Map<String, SortedSet<Integer>> shown = shown();
        try (Stream<Path> files = Files.list(ROOT.resolve(ExampleList.DIRECTORY))) {
            List<Path> lists = files.sorted().toList();
            assertThat(lists).extracting(ExamplesTest::xep).containsAll(shown.keySet());
            return lists.stream().map(list -> DynamicTest.dynamicTest("XEP-" + xep(list),
                    () -> compare(ExampleList.read(list), shown.getOrDefault(xep(list), new TreeSet<>()))));
        }
    }

    private static void compare(ExampleList list, SortedSet<Integer> shown) {
        List<ExampleList.Example> examples = list.examples();
        assertThat(examples).extracting(ExampleList.Example::number).describedAs("numbers in %s", list.title())
                .isEqualTo(IntStream.rangeClosed(1, examples.size()).boxed().toList());
        assertThat(shown).describedAs("what plays name, of %s", list.title())
                .allSatisfy(number -> assertThat(number).isBetween(1, examples.size()));
        assertThat(examples).describedAs("neither in a play nor with a reason, of %s", list.title())
                .filteredOn(example -> !shown.contains(example.number()) && example.reason().isEmpty()).isEmpty();
        assertThat(examples).describedAs("in a play, and with a reason why in none, of %s", list.title())
                .filteredOn(example -> shown.contains(example.number()) && !example.reason().isEmpty()).isEmpty();
    }

    /** The numbers of the examples that plays name, by XEP. */
    private static Map<String, SortedSet<Integer>> shown() throws IOException {
        Map<String, SortedSet<Integer>> shown = new HashMap<>();
        try (Stream<Path> files = Files.walk(TRANSCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (DIRECTION.matcher(line).matches()) {
                        Matcher direction = SHOWN.matcher(line);
                        assertThat(direction.matches()).describedAs("%s: %s", file, line).isTrue();
                        shown.computeIfAbsent(direction.group(1), _ -> new TreeSet<>())
                                .addAll(numbers(direction.group(2)));
                    }
                }
            }
        }
        return shown;
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(", ?")) {
            String[] ends = part.split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip()))
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private static String xep(Path list) {
        return list.getFileName().toString().replaceAll("xep-(\\d{4})\\.md", "$1");
    }
}
