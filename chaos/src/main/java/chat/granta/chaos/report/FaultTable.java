package chat.granta.chaos.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A table of faults, and what became of what was under way. */
public final class FaultTable {
    private static final int NARROWEST = 10;

    private final List<String> columns;
    private final List<String> lines = new ArrayList<>();

    public FaultTable(List<String> columns) {
        this.columns = columns;
        add("fault", columns);
    }

    public void add(String fault, List<?> cells) {
        var line = new StringBuilder("%-48s".formatted(fault));
        for (int i = 0; i < cells.size(); i++) {
            int width = Math.max(NARROWEST, columns.get(i).length());
            line.append((" %" + width + 's').formatted(text(cells.get(i))));
        }
        lines.add(line.toString());
    }

    public void print(PrintStream out) {
        lines.forEach(out::println);
    }

    private static String text(Object cell) {
        return cell instanceof Duration duration ? "%.2f".formatted(duration.toMillis() / 1000.0) : cell.toString();
    }
}
