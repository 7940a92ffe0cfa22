package chat.granta.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The consumers of the log, from metrics as Prometheus reads them: what each has read, and how far it is behind. */
record ConsumerTable(List<String> metrics) {
    private static final Pattern METRIC = Pattern
            .compile("granta_consumer_(lag|records_total)\\{(?:.*,)?consumer=\"([^\"]+)\"[^}]*} (\\S+)");
    private static final String FORMAT = "  %-24s %10s %12s";

    /** A line for each, below a headline. */
    List<String> lines() {
        Map<String, double[]> consumers = new TreeMap<>();
        for (String line : metrics) {
            Matcher metric = METRIC.matcher(line);
            if (metric.matches()) {
                consumers.computeIfAbsent(metric.group(2), _ -> new double[2])[metric.group(1).equals("lag")
                        ? 0
                        : 1] = Double.parseDouble(metric.group(3));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(FORMAT.formatted("consumers of the log", "behind", "read"));
        consumers.forEach((name, counts) -> lines
                .add(FORMAT.formatted(name, (long) counts[0], (long) counts[1])));
        return lines;
    }
}
