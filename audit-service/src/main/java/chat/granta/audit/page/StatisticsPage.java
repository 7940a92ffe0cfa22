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
            if (!figures.rows().isEmpty() && Bars.isOverTime(figures)) {
                html.element("h2", statistic.about());
                Bars.of(figures, from, to).draw(html);
                html.open("details").element("summary", "As a table");
                page.table(statistic.about(), figures.columns(), figures.rows());
                html.close("details");
            } else {
                page.tableBelow(statistic.about(), figures.columns(), figures.rows());
            }
        }
        return page.end();
    }
}
