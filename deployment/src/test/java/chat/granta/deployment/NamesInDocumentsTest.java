package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Settings and metrics that the documents, the dashboards and the alarms name: the code has all of them. */
class NamesInDocumentsTest {
    /** {@code granta.muc.rules[0].names}, but neither a package nor a file. */
    private static final Pattern DOTTED = Pattern
            .compile("(?<![\\w./])granta(?:\\.[a-z][a-z0-9-]*(?:\\[[n0-9]?])?)+(?![a-z])");
    private static final Pattern METRIC = Pattern.compile("(granta(?:_[a-z0-9]+)+)(_…)?");
    /** Files, and properties of Java's that the start script gives. */
    private static final Set<String> NEITHER = Set.of("granta.pid", "granta.ready", "granta.env", "granta.crt",
            "granta.dump",
            "granta.sh",
            "granta.programs", "granta.chaos.pairs");

    /** Of audit-service in PostgreSQL. */
    private static final String ROLE = "granta_audit";

    private final Set<String> metrics = Metrics.registered();
    private final Set<String> settings = Project.settingNames();

    @Test
    void everyNameIsASettingOrAMetric() {
        Map<String, String> unknown = new TreeMap<>();
        for (String document : Project.documents()) {
            DOTTED.matcher(Project.text(document)).results().map(found -> found.group().replaceAll("\\[[n0-9]]", "[]"))
                    .filter(name -> !NEITHER.contains(name) && !metrics.contains(name.replace('.', '_')))
                    .filter(name -> settings.stream()
                            .noneMatch(setting -> setting.equals(name) || setting.startsWith(name + '.')
                                    || setting.startsWith(name + "[]")))
                    .forEach(name -> unknown.put(name, document));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyMetricOfPrometheusIsRegistered() {
        Map<String, String> unknown = new TreeMap<>();
        for (String document : List.of("deploy/prometheus/alerts.yml", "deploy/grafana/dashboards/granta.json")) {
            addUnknown(document, unknown);
        }
        Project.documents().forEach(document -> addUnknown(document, unknown));
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyMetricIsExplained() {
        Set<String> explained = new TreeSet<>();
        Project.documents().forEach(document -> explained.addAll(Metrics.explainedIn(Project.text(document))));
        assertThat(metrics).isSubsetOf(explained);
    }

    private void addUnknown(String document, Map<String, String> unknown) {
        METRIC.matcher(Project.text(document)).results().filter(found -> !isRegistered(found))
                .forEach(found -> unknown.put(found.group(), document));
    }

    private boolean isRegistered(MatchResult found) {
        String name = found.group(1).replaceFirst("_total$", "");
        boolean isAbbreviated = found.group(2) != null;
        return name.equals(ROLE)
                || metrics.stream().anyMatch(isAbbreviated ? metric -> metric.startsWith(name) : name::equals);
    }
}
