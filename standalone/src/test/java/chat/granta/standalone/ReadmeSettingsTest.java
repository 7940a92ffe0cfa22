package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.standalone.SettingRecords.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of settings in the services' READMEs: every setting is there, nothing else is, and the defaults are those of the code. */
class ReadmeSettingsTest {
    private static final String HEADER = "| setting | default | meaning |";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** The default of what is nothing by itself is told in words. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z'`, -]*|`granta[.a-z-]+`|.*<domain>");
    /** For the second process that makes the start cache. */
    private static final Set<String> NOBODY_SETS = Set.of("granta.start-cache.training");

    /** What a table says of one setting. */
    private record Row(String file, String name, String standard) {}

    @Test
    void everySettingHasARowAndEveryRowASetting() throws IOException {
        Set<String> told = names(rows(readmes()));
        told.addAll(NOBODY_SETS);
        assertThat(told).isEqualTo(new TreeSet<>(KnownSettings.all()));
    }

    @Test
    void theDefaultsAreThoseOfTheCode() throws IOException {
        assertThat(complaints(rows(readmes()))).isEmpty();
    }

    @Test
    void whatATableSaysWronglyIsFound() {
        List<Row> rows = rows("README.md", """
                | setting | default | meaning |
                |---|---|---|
                | `granta.c2s.ping-interval`, `.ping-timeout` | 5m, 2m | |
                | `granta.c2s.see-other-host` | localhost:5222 | |
                | `granta.router.store-cache` | | |
                | `granta.muc.limit.bytes` | 102400B | |
                """);
        assertThat(complaints(rows)).containsExactly(
                "README.md: granta.c2s.ping-timeout is not '2m' by default, but PT1M",
                "README.md: granta.c2s.see-other-host is not 'localhost:5222' by default, but nothing",
                "README.md: granta.router.store-cache is not '' by default, but 10485760B");
    }

    private static List<String> complaints(List<Row> rows) {
        List<Reading> readings = told(SettingRecords.all());
        List<String> complaints = new ArrayList<>();
        for (Row row : rows) {
            readings.stream().filter(reading -> reading.name().equals(row.name()))
                    .filter(reading -> !isTrue(row, reading, rows))
                    .map(reading -> row.file() + ": " + row.name() + " is not '" + row.standard() + "' by default, but "
                            + (isNothing(reading) ? "nothing" : reading.standard()))
                    .forEach(complaints::add);
        }
        return complaints;
    }

    /** Of what is read in several places one may say what the default is, and the others ask only whether it is set. */
    private static List<Reading> told(List<Reading> readings) {
        Set<String> something = readings.stream().filter(reading -> !isNothing(reading)).map(Reading::name)
                .collect(Collectors.toSet());
        return readings.stream().filter(reading -> !isNothing(reading) || !something.contains(reading.name())).toList();
    }

    private static boolean isTrue(Row row, Reading reading, List<Row> rows) {
        if (isNothing(reading)) {
            return WORDS.matcher(row.standard()).matches();
        }
        // A README may leave it to another one to say.
        return row.standard().isEmpty()
                ? rows.stream().anyMatch(other -> other.name().equals(row.name()) && !other.standard().isEmpty())
                : reading.isStandard(row.standard().replace("`", ""));
    }

    private static boolean isNothing(Reading reading) {
        return reading.standard() == null || reading.standard().equals("")
                || reading.standard() instanceof Collection<?> several && several.isEmpty();
    }

    private static Set<String> names(List<Row> rows) {
        Set<String> names = new TreeSet<>();
        for (Row row : rows) {
            if (row.name().endsWith(".*")) {
                String prefix = row.name().substring(0, row.name().length() - 1);
                names.addAll(KnownSettings.all().stream().filter(name -> name.startsWith(prefix))
                        .collect(Collectors.toSet()));
            } else {
                names.add(row.name());
            }
        }
        return names;
    }

    private static List<Path> readmes() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("README.md")).filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Row> rows(List<Path> readmes) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path readme : readmes) {
            rows.addAll(rows(readme.toString(), Files.readString(readme)));
        }
        return rows;
    }

    private static List<Row> rows(String file, String document) {
        return document.lines().dropWhile(line -> !line.equals(HEADER)).skip(2)
                .takeWhile(line -> line.startsWith("|")).flatMap(line -> rowsOf(file, line)).toList();
    }

    /** Of {@code | `granta.a.b`, `.c` | 1, 2 |} it is two: {@code granta.a.b} with 1 and {@code granta.a.c} with 2. */
    private static Stream<Row> rowsOf(String file, String line) {
        String[] cells = line.split(" *\\| *", -1);
        String standard = cells[2].replace("&lt;", "<").replace("&gt;", ">");
        List<String> codes = CODE.matcher(cells[1]).results().map(found -> found.group(1)).toList();
        List<String> standards = Arrays.asList(standard.split(", "));
        List<Row> rows = new ArrayList<>();
        for (String code : codes) {
            String name = code.startsWith(".")
                    ? rows.getFirst().name().replaceFirst("\\.[^.]+$", "") + code
                    : code.replaceAll("\\[[n0-9]]", "[]");
            rows.add(new Row(file, name, standards.size() == codes.size() ? standards.get(rows.size()) : standard));
        }
        return rows.stream().filter(row -> row.name().startsWith("granta."));
    }
}
