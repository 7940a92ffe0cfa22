package chat.granta.loadtest.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a scenario found: a table to read, and what {@link ReportJson} and {@link HtmlReport} make of it. */
public final class Report {
    private record Row(String name, Object value, String unit) {}

    private final String scenario;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Map<Integer, Double>> series = new LinkedHashMap<>();
    private final List<Plot> plots = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    public Report(String scenario) {
        this.scenario = scenario;
    }

    public Report row(String name, Object value) {
        return row(name, value, "");
    }

    public Report row(String name, Object value, String unit) {
        rows.add(new Row(name, value, unit));
        return this;
    }

    /** Rate and times of what was counted, {@code messages} per second and its percentiles, with their plots. */
    public Report tally(String what, Tally tally) {
        row(what, tally.count());
        row(what + " per second", tally.perSecond());
        row(what + " in the slowest second", tally.slowestSecond());
        tally.course().plot(this, what);
        return latency("latency", tally);
    }

    /** Values by the second they belong to: one line of the table's end, an object in the JSON. */
    public Report series(String name, Map<Integer, Double> values) {
        series.put(name, values);
        return this;
    }

    /** Percentiles, and their plot. */
    public Report latency(String what, Tally tally) {
        row(what + " p50", tally.percentile(50), "ms");
        row(what + " p90", tally.percentile(90), "ms");
        row(what + " p99", tally.percentile(99), "ms");
        row(what + " p99.9", tally.percentile(99.9), "ms");
        plot(tally.distribution(what));
        return row(what + " max", tally.max(), "ms");
    }

    public Report plot(Plot plot) {
        plots.add(plot);
        return this;
    }

    /** Something that had to hold did not: the run has failed. */
    public Report failWhen(boolean failed, String why) {
        if (failed) {
            failures.add(why);
        }
        return this;
    }

    public boolean hasFailed() {
        return !failures.isEmpty();
    }

    public String toText() {
        var text = new StringBuilder("== " + scenario + "\n");
        int width = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "  %-" + width + "s  %12s %s", row.name, shown(row.value), row.unit)
                    .stripTrailing()).append('\n');
        }
        series.forEach((name, values) -> {
            text.append("  ").append(name).append(':');
            values.forEach((second, value) -> text.append("  ").append(second).append(": ").append(shown(value)));
            text.append('\n');
        });
        failures.forEach(failure -> text.append("  FAILED: ").append(failure).append('\n'));
        return text.toString();
    }

    String scenario() {
        return scenario;
    }

    /** The figures' names, in order, each with its unit or nothing. */
    Map<String, String> units() {
        var units = new LinkedHashMap<String, String>();
        rows.forEach(row -> units.put(row.name, row.unit));
        return units;
    }

    Optional<Object> value(String name) {
        return rows.stream().filter(row -> row.name.equals(name)).map(Row::value).findFirst();
    }

    Map<String, Map<Integer, Double>> series() {
        return series;
    }

    List<Plot> plots() {
        return plots;
    }

    List<String> failures() {
        return failures;
    }

    static String shown(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.2f" : "%.0f", number)
                : value.toString();
    }
}
