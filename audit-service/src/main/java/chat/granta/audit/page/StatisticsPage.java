package chat.granta.audit.page;

import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.figures.Figures;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.figures.store.StatisticQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Figures as bars and as tables. */
@Controller
class StatisticsPage {
    private static final int DAYS = 30;
    private static final int MOST_BARS = 744;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;

    private final StatisticQueries queries;
    private final InstantSource clock = InstantSource.system();

    StatisticsPage(StatisticQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/statistics")
    ResponseEntity<String> statistics(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        LocalDate to = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = to.minusDays(DAYS - 1);
        try {
            to = Parameters.day("to", parameters.get("to"), to);
            from = Parameters.day("from", parameters.get("from"), to.minusDays(DAYS - 1));
            return show(request, from, to, 200, null);
        } catch (ResponseStatusException e) {
            return show(request, from, to, e.getStatusCode().value(), e.getReason());
        }
    }

    private ResponseEntity<String> show(HttpServletRequest request, LocalDate from, LocalDate to, int status,
            @Nullable String problem) {
        var page = Page.begin(request, "Statistics", status, problem);
        Html html = page.html();
        html.open("form", "action", "/statistics", "method", "get");
        page.field("from", "From (day)", from.toString(), "date", true);
        page.field("to", "To (day)", to.toString(), "date", true);
        page.button("Show");
        html.close("form");
        for (Statistic statistic : Statistic.values()) {
            Figures figures = queries.count(statistic, from, to);
            html.element("h2", statistic.about());
            bars(html, figures);
            if (figures.rows().isEmpty()) {
                html.element("p", "There are none in this time.");
            } else {
                html.open("details").element("summary", "As a table");
                page.table(statistic.about(), figures.columns(), figures.rows());
                html.close("details");
            }
        }
        return page.end();
    }

    /** The first figure of each row; a screen reader has the table. */
    private static void bars(Html html, Figures figures) {
        List<Number> heights = figures.rows().stream().limit(MOST_BARS)
                .flatMap(row -> row.stream().filter(Number.class::isInstance).map(Number.class::cast).limit(1))
                .toList();
        long most = heights.stream().mapToLong(Number::longValue).max().orElse(0);
        if (most <= 0) {
            return;
        }
        html.open("svg", "viewBox", "0 0 " + WIDTH + ' ' + HEIGHT, "role", "img", "aria-label",
                figures.about() + "; at most " + most + "; the table below has the figures");
        double width = (double) WIDTH / heights.size();
        for (int i = 0; i < heights.size(); i++) {
            double height = Math.max(0, heights.get(i).doubleValue()) * HEIGHT / most;
            html.open("rect", "x", text(i * width), "y", text(HEIGHT - height), "width", text(width * 0.9), "height",
                    text(height)).close("rect");
        }
        html.close("svg");
    }

    private static String text(double length) {
        return String.valueOf(Math.round(length * 100) / 100.0);
    }
}
