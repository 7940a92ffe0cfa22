package chat.granta.chaos.report;

import chat.granta.chaos.traffic.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A table of faults, printed line by line as they are over. */
public final class FaultTable {
    private record Row(String fault, Outcome outcome) {}

    private static final String FORMAT = "%-44s %8s %8s %5s %8s %10s %10s%n";

    private final List<Row> rows = new ArrayList<>();

    public void add(String fault, Outcome outcome) {
        rows.add(new Row(fault, outcome));
    }

    public void print(PrintStream out) {
        out.printf(FORMAT, "fault", "sent", "received", "lost", "doubled", "reordered", "recovery s");
        for (Row row : rows) {
            Outcome outcome = row.outcome;
            out.printf(FORMAT, row.fault, outcome.sent(), outcome.received(), outcome.lost(), outcome.doubled(),
                    outcome.reordered(), seconds(outcome.silence()));
        }
    }

    private static String seconds(Duration duration) {
        return "%.2f".formatted(duration.toMillis() / 1000.0);
    }
}
