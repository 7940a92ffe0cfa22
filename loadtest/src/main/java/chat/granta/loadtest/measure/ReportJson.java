package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.Plot.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link Report} as JSON, for programs: names as in the table, with _ for spaces; numbers in the table's units, which stand under
 * {@code units}; {@code plots} have what the pages draw.
 */
public final class ReportJson {
    private ReportJson() {}

    public static void write(Report report, Path file) throws IOException {
        Files.writeString(file, of(report) + "\n");
    }

    static String of(Report report) {
        var values = new LinkedHashMap<String, Object>();
        values.put("scenario", report.scenario());
        report.units().keySet().forEach(name -> values.put(key(name), report.value(name).orElseThrow()));
        report.series().forEach((name, bySecond) -> values.put(key(name), bySecond));
        var units = new LinkedHashMap<String, String>();
        report.units().forEach((name, unit) -> units.put(key(name), unit));
        values.put("units", units);
        values.put("plots", report.plots());
        values.put("failures", report.failures());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(values);
    }

    /** @throws IOException when the file is not there, or is none that {@link #write} has written */
    public static Report read(Path file) throws IOException {
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            var report = new Report(json.required("scenario").asString());
            for (var unit : json.required("units").properties()) {
                report.row(unit.getKey().replace('_', ' '), value(json.required(unit.getKey())),
                        unit.getValue().asString());
            }
            json.required("plots").forEach(plot -> report.plot(plot(plot)));
            json.required("failures").forEach(failure -> report.failWhen(true, failure.asString()));
            return report;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is no report of loadtest", e);
        }
    }

    private static String key(String name) {
        return name.replace(' ', '_');
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isNumber() ? node.asDouble() : node.asString();
    }

    private static Plot plot(JsonNode json) {
        var lines = new LinkedHashMap<String, List<Point>>();
        for (var line : json.required("lines").properties()) {
            var points = new ArrayList<Point>();
            line.getValue()
                    .forEach(point -> points.add(new Point(point.get("x").asDouble(), point.get("y").asDouble())));
            lines.put(line.getKey(), points);
        }
        return new Plot(json.required("title").asString(), Plot.Axis.valueOf(json.required("axis").asString()),
                json.required("unit").asString(), lines);
    }
}
