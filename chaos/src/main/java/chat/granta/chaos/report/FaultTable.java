package chat.granta.chaos.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A table of faults, and what became of what was under way. */
public final class FaultTable {
    private final List<String> lines = new ArrayList<>();

    public FaultTable(List<String> columns) {
        add("fault", columns);
    }

    public void add(String fault, List<?> cells) {
        var line = new StringBuilder("%-44s".formatted(fault));
        cells.forEach(cell -> line.append(" %10s".formatted(text(cell))));
        lines.add(line.toString());
    }

    public void print(PrintStream out) {
        lines.forEach(out::println);
    }

    private static String text(Object cell) {
        return cell instanceof Duration duration ? "%.2f".formatted(duration.toMillis() / 1000.0) : cell.toString();
    }
}
