package chat.granta.loadtest.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports side by side, and how many times the first's figure each other's is contained in it: {@code granta/ejabberd}. */
public final class Comparison {
    private static final String NOTHING = "-";

    private final Map<String, Report> reports;

    /** @param reports by the name of what was measured; ratios are the first's to each other's */
    public Comparison(Map<String, Report> reports) {
        this.reports = reports;
    }

    /** The head, and a line of cells for each figure that any report has. */
    List<List<String>> table() {
        var names = new ArrayList<>(reports.keySet());
        var head = new ArrayList<String>(List.of(""));
        head.addAll(names);
        names.stream().skip(1).forEach(other -> head.add(names.getFirst() + "/" + other));
        var lines = new ArrayList<List<String>>(List.of(head));
        units().forEach((figure, unit) -> {
            var cells = new ArrayList<String>(List.of(unit.isEmpty() ? figure : figure + ", " + unit));
            names.forEach(name -> cells.add(reports.get(name).value(figure).map(Report::shown).orElse(NOTHING)));
            names.stream().skip(1).forEach(other -> cells.add(ratio(figure, names.getFirst(), other)));
            lines.add(cells);
        });
        return lines;
    }

    public String toText() {
        List<List<String>> lines = table();
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> cells : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> cells : lines) {
            text.append(String.format("%-" + widths[0] + "s", cells.getFirst()));
            for (int i = 1; i < widths.length; i++) {
                text.append(String.format("  %" + widths[i] + "s", cells.get(i)));
            }
            text.append('\n');
        }
        reports.forEach((name, report) -> report.failures()
                .forEach(failure -> text.append(name).append(" FAILED: ").append(failure).append('\n')));
        return text.toString();
    }

    private Map<String, String> units() {
        var units = new LinkedHashMap<String, String>();
        reports.values().forEach(report -> report.units().forEach(units::putIfAbsent));
        return units;
    }

    private String ratio(String figure, String first, String other) {
        Object above = reports.get(first).value(figure).orElse(NOTHING);
        Object below = reports.get(other).value(figure).orElse(NOTHING);
        return above instanceof Number a && below instanceof Number b && b.doubleValue() != 0
                ? String.format(Locale.ROOT, "%.2f", a.doubleValue() / b.doubleValue())
                : NOTHING;
    }
}
