package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is woken by an alarm finds in {@code docs/operations.md} what to do about it. */
class RunbookTest {
    private static final Pattern ALARM = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void eachAlarmHasItsRow() {
        String operations = Project.text("docs/operations.md");
        int begin = operations.indexOf("\n## Alarms\n");
        String runbook = operations.substring(begin, operations.indexOf("\n## ", begin + 1));
        assertThat(names(ROW, runbook)).isEqualTo(names(ALARM, Project.text("deploy/prometheus/alerts.yml")))
                .isNotEmpty();
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        // The headline of the table.
        names.remove("alarm");
        return names;
    }
}
