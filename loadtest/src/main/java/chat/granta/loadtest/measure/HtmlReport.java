package chat.granta.loadtest.measure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One or several reports as a page that needs nothing but itself: a table and plots. */
public final class HtmlReport {
    private static final String STYLE = """
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #222 }
            table { border-collapse: collapse } td, th { padding: .15em .8em; text-align: right }
            td:first-child, th:first-child { text-align: left } tr:nth-child(even) { background: #f3f3f0 }
            svg { max-width: 100%; font-size: 11px } svg line { stroke: #ddd } .end { text-anchor: end }
            .middle { text-anchor: middle } .failed { color: #b00020 } pre { overflow: auto }
            """;

    private HtmlReport() {}

    /**
     * @param reports by the name of what was measured
     * @param command how the figures came to be
     */
    public static String of(Map<String, Report> reports, String command) {
        var page = new StringBuilder();
        String title = reports.values().iterator().next().scenario() + ": " + String.join(", ", reports.keySet());
        page.append("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>").append(escaped(title))
                .append("</title><style>\n").append(STYLE).append("</style></head><body>\n<h1>").append(escaped(title))
                .append("</h1>\n");
        if (!command.isEmpty()) {
            page.append("<pre>").append(escaped(command)).append("</pre>\n");
        }
        reports.forEach((name, report) -> report.failures().forEach(failure -> page.append("<p class='failed'>")
                .append(escaped(name + " FAILED: " + failure)).append("</p>\n")));
        table(page, new Comparison(reports));
        for (String plot : titles(reports)) {
            page.append("<h2>").append(escaped(plot)).append("</h2>\n").append(Svg.of(drawn(reports, plot)));
        }
        return page.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder page, Comparison comparison) {
        page.append("<table>\n");
        boolean isHead = true;
        for (var cells : comparison.table()) {
            String tag = isHead ? "th" : "td";
            isHead = false;
            page.append("<tr>");
            cells.forEach(
                    cell -> page.append('<').append(tag).append('>').append(escaped(cell)).append("</").append(tag)
                            .append('>'));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static Set<String> titles(Map<String, Report> reports) {
        var titles = new LinkedHashSet<String>();
        reports.values().forEach(report -> report.plots().forEach(plot -> titles.add(plot.title())));
        return titles;
    }

    private static Plot drawn(Map<String, Report> reports, String title) {
        var same = new LinkedHashMap<String, Plot>();
        reports.forEach((name, report) -> report.plots().stream().filter(plot -> plot.title().equals(title))
                .forEach(plot -> same.put(name, plot)));
        return same.size() == 1 && reports.size() == 1 ? same.values().iterator().next() : Plot.together(same);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;");
    }
}
