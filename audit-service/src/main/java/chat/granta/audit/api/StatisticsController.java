package chat.granta.audit.api;

import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.figures.Figures;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.figures.store.StatisticQueries;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Figures that name no user. */
@RestController
@RequestMapping("/api/v1/statistics")
class StatisticsController {
    private static final int DAYS = 30;

    private final StatisticQueries queries;
    private final InstantSource clock = InstantSource.system();

    StatisticsController(StatisticQueries queries) {
        this.queries = queries;
    }

    /** What there is. */
    @GetMapping
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Statistic statistic : Statistic.values()) {
            all.put(statistic.toString(), statistic.about());
        }
        return all;
    }

    @GetMapping(value = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Figures json(@PathVariable String name, @RequestParam Map<String, String> parameters) {
        return figures(name, parameters);
    }

    @GetMapping(value = "/{name}", produces = "text/csv")
    String csv(@PathVariable String name, @RequestParam Map<String, String> parameters) {
        Figures figures = figures(name, parameters);
        var text = new StringBuilder(Csv.line(figures.columns()));
        figures.rows().forEach(row -> text.append(Csv.line(row)));
        return text.toString();
    }

    private Figures figures(String name, Map<String, String> parameters) {
        Statistic statistic = Statistic.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
                "there is no such statistic; /api/v1/statistics lists them"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate to = Parameters.day("to", parameters.get("to"), today);
        return queries.count(statistic, Parameters.day("from", parameters.get("from"), to.minusDays(DAYS - 1)), to);
    }
}
