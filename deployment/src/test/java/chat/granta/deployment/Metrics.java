package chat.granta.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Granta's own metrics, as Prometheus calls them but for its {@code _total}: those of the code, and those that a document explains. */
final class Metrics {
    private static final String LEDGER = "libs/ledger/src/main/java/chat/granta/ledger/";
    private static final List<String> LEDGERS = List.of("granta.roster", "granta.archive", "granta.offline",
            "granta.muc.store", "granta.audit", "granta.audit.acts");
    /** Classes that several services give a prefix, and those prefixes. */
    private static final Map<String, List<String>> SHARED = Map.of(LEDGER + "LedgerMetrics.java", LEDGERS,
            LEDGER + "LedgerLag.java", LEDGERS,
            "libs/homes/src/main/java/chat/granta/homes/HomeMetrics.java", List.of("granta.router", "granta.muc"),
            "libs/gateway-log/src/main/java/chat/granta/gateway/UnreadableRecords.java",
            List.of("granta.c2s", "granta.s2s", "granta.component"));
    private static final Pattern WHOLE = Pattern
            .compile(
                    "(?:builder|counter|gauge)\\(\\s*\"(granta(?:\\.[a-z0-9]+)+)\"|static final String [A-Z]+ = \"(granta(?:\\.[a-z0-9]+)+)\"");
    private static final Pattern SUFFIX = Pattern.compile("\\w \\+ \"((?:\\.[a-z]+)+)\"");
    private static final Pattern EXPLAINED = Pattern.compile("`(granta[.][a-z0-9.]+)`((?:, `[.][a-z0-9.]+`)*)");

    private static final Pattern IN_PROMETHEUS = Pattern.compile("\\| `(granta_[a-z_]+?)(?:_total)?[`{]");

    private Metrics() {}

    static Set<String> registered() {
        Set<String> names = new TreeSet<>();
        for (String source : Project.sources()) {
            String text = Project.text(source);
            if (!text.contains("import io.micrometer.core.instrument.")) {
                continue;
            }
            WHOLE.matcher(text).results()
                    .map(found -> Objects.requireNonNullElseGet(found.group(1), () -> found.group(2)))
                    .forEach(names::add);
            List<String> suffixes = SUFFIX.matcher(text).results().map(found -> found.group(1)).toList();
            if (!suffixes.isEmpty() && !SHARED.containsKey(source)) {
                throw new AssertionError(
                        source + " composes names of metrics; tell " + Metrics.class + " its prefixes");
            }
            suffixes.forEach(suffix -> SHARED.get(source).forEach(prefix -> names.add(prefix + suffix)));
        }
        names.removeAll(Project.settingNames());
        return underscored(names);
    }

    /** Of a table's row {@code | `granta.a.b`, `.c` |} it is {@code granta_a_b}, {@code granta_c} and {@code granta_a_c}. */
    static Set<String> explainedIn(String document) {
        Set<String> names = new TreeSet<>();
        EXPLAINED.matcher(document).results().forEach(row -> {
            String whole = row.group(1);
            names.add(whole);
            for (String suffix : row.group(2).split("[`, ]+")) {
                for (int dot = whole.indexOf('.'); dot >= 0 && !suffix.isEmpty(); dot = whole.indexOf('.', dot + 1)) {
                    names.add(whole.substring(0, dot) + suffix);
                }
            }
        });
        IN_PROMETHEUS.matcher(document).results().map(found -> found.group(1)).forEach(names::add);
        return underscored(names);
    }

    private static Set<String> underscored(Set<String> names) {
        Set<String> underscored = new TreeSet<>();
        names.forEach(name -> underscored.add(name.replace('.', '_')));
        return underscored;
    }
}
