package chat.granta.audit.page;

import chat.granta.audit.figures.Figures;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures by day or hour as bars, each where its time is. Of many hours those of a day are one bar. */
final class Bars {
    private static final List<String> TIMES = List.of("day", "hour");
    private static final int DAY = "1970-01-01".length();
    private static final int HOURS = 24;
    private static final int MOST_DAYS_BY_HOUR = 14;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;

    private final String about;
    private final LocalDate from;
    private final LocalDate to;
    private final boolean byHour;
    private final Map<Integer, Long> heights;

    private Bars(String about, LocalDate from, LocalDate to, boolean byHour, Map<Integer, Long> heights) {
        this.about = about;
        this.from = from;
        this.to = to;
        this.byHour = byHour;
        this.heights = heights;
    }

    static boolean isOverTime(Figures figures) {
        return TIMES.contains(figures.columns().getFirst());
    }

    /** The first figure of each row. */
    static Bars of(Figures figures, LocalDate from, LocalDate to) {
        boolean byHour = figures.columns().getFirst().equals("hour")
                && to.toEpochDay() - from.toEpochDay() < MOST_DAYS_BY_HOUR;
        Map<Integer, Long> heights = new TreeMap<>();
        for (List<? extends @Nullable Object> row : figures.rows()) {
            heights.merge(slot(String.valueOf(row.getFirst()), from, byHour),
                    row.get(1) instanceof Number count ? Math.max(0, count.longValue()) : 0, Long::sum);
        }
        return new Bars(figures.about(), from, to, byHour, heights);
    }

    private static int slot(String time, LocalDate from, boolean byHour) {
        int day = (int) (LocalDate.parse(time.substring(0, DAY)).toEpochDay() - from.toEpochDay());
        return byHour ? day * HOURS + Integer.parseInt(time.substring(DAY + 1, DAY + 3)) : day;
    }

    /** A screen reader has the table. */
    void draw(Html html) {
        long most = Math.max(1, Collections.max(heights.values()));
        html.element("p", "at most " + most + (byHour ? " in an hour" : " in a day"), "class", "axis");
        html.open("svg", "viewBox", "0 0 " + WIDTH + ' ' + HEIGHT, "preserveAspectRatio", "none", "role", "img",
                "aria-label", about + "; at most " + most + "; the table below has the figures");
        double width = (double) WIDTH / ((to.toEpochDay() - from.toEpochDay() + 1) * (byHour ? HOURS : 1));
        heights.forEach((slot, count) -> {
            double height = (double) count * HEIGHT / most;
            html.open("rect", "x", text(slot * width), "y", text(HEIGHT - height), "width", text(width * 0.9), "height",
                    text(height)).close("rect");
        });
        html.close("svg").open("p", "class", "axis").element("span", from.toString()).element("span", to.toString())
                .close("p");
    }

    private static String text(double length) {
        return String.valueOf(Math.round(length * 100) / 100.0);
    }
}
