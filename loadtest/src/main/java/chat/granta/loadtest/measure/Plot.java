package chat.granta.loadtest.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines over one axis, for a report's reader. */
public record Plot(String title, Axis axis, String unit, Map<String, List<Point>> lines) {
    /** A place of a line, in the axis' units. */
    public record Point(double x, double y) {}

    /** What stands below: seconds, or percentiles, whose place is how many nines they have. */
    public enum Axis {
        SECONDS, PERCENTILES
    }

    public static Plot overTime(String title, String unit, String line, List<Point> points) {
        return new Plot(title, Axis.SECONDS, unit, Map.of(line, points));
    }

    /** Where a percentile stands: 90 at 1, 99 at 2, 99.9 at 3. */
    static double placeOf(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    /** The lines of several of the same title in one, each line's name behind that of its plot. */
    static Plot together(Map<String, Plot> plots) {
        var lines = new LinkedHashMap<String, List<Point>>();
        plots.forEach((name, plot) -> plot.lines.forEach((line, points) -> lines
                .put(plot.lines.size() == 1 ? name : name + " " + line, points)));
        Plot any = plots.values().iterator().next();
        return new Plot(any.title, any.axis, any.unit, lines);
    }
}
