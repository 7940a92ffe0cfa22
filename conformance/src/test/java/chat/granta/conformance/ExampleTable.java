package chat.granta.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table in {@code docs/examples.md}: for each example of a XEP that has an {@link ExampleList}, the plays that name it. Only the JDK is
 * needed: {@code java conformance/src/test/java/chat/granta/conformance/ExampleTable.java} at the root writes the file.
 */
final class ExampleTable {
    static final Path FILE = Path.of("docs", "examples.md");
    private static final Path TRANSCRIPTS = Path.of("conformance", "src", "test", "resources", "transcripts");
    private static final Pattern DIRECTION = Pattern.compile("\\(XEP-(\\d{4}) examples? ([0-9, -]+)\\)");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

    /** An example that a play shows. */
    private record Shown(String xep, int number) implements Comparable<Shown> {
        @Override
        public int compareTo(Shown other) {
            int byXep = xep.compareTo(other.xep);
            return byXep == 0 ? Integer.compare(number, other.number) : byXep;
        }
    }

    private ExampleTable() {}

    static void main() throws IOException {
        Files.writeString(FILE, of(Path.of("")));
    }

    /** The table for a checked-out repository. */
    static String of(Path root) throws IOException {
        SortedMap<Shown, List<String>> plays = plays(root.resolve(TRANSCRIPTS));
        var out = new StringBuilder(
                """
                        # The examples of XEPs, and the plays that show them

                        Made from what plays say of themselves; `ExampleTableTest` fails when it is stale. Make it again, at the root, with
                        `java conformance/src/test/java/chat/granta/conformance/ExampleTable.java`. Plays are in `conformance/src/test/resources/transcripts`;
                        in parentheses stands why an example is in none.
                        """);
        for (Path list : files(root.resolve(ExampleList.DIRECTORY))) {
            ExampleList examples = ExampleList.read(list);
            String xep = list.getFileName().toString().replaceAll("\\D", "");
            out.append("\n#").append(examples.title())
                    .append("\n\n| example | what it shows | play |\n|---|---|---|\n");
            for (ExampleList.Example example : examples.examples()) {
                List<String> shownIn = plays.getOrDefault(new Shown(xep, example.number()), List.of());
                out.append("| ").append(example.number()).append(" | ").append(example.caption()).append(" | ")
                        .append(shownIn.isEmpty() ? "(" + example.reason() + ")" : String.join("<br>", shownIn))
                        .append(" |\n");
            }
        }
        return out.toString();
    }

    private static SortedMap<Shown, List<String>> plays(Path transcripts) throws IOException {
        SortedMap<Shown, List<String>> plays = new TreeMap<>();
        for (Path file : files(transcripts)) {
            String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
            String heading = "";
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("# ")) {
                    heading = line.substring(2).strip().replace("|", "\\|");
                }
                Matcher direction = DIRECTION.matcher(line);
                if (direction.matches()) {
                    String play = "`" + name + "`: " + heading;
                    numbers(direction.group(2)).forEach(number -> plays
                            .computeIfAbsent(new Shown(direction.group(1), number), _ -> new ArrayList<>()).add(play));
                }
            }
        }
        return plays;
    }

    private static IntStream numbers(String text) {
        return RANGE.matcher(text).results().flatMapToInt(range -> IntStream.rangeClosed(
                Integer.parseInt(range.group(1)), Integer.parseInt(range.group(range.group(2) == null ? 1 : 2))));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory.toAbsolutePath())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
