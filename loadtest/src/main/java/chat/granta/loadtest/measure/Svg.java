package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.Plot.Axis;
import chat.granta.loadtest.measure.Plot.Point;
import java.util.List;
import java.util.Locale;

/** Draws a {@link Plot} as SVG. */
final class Svg {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int TOP = 16;
    private static final int RIGHT = WIDTH - 16;
    private static final int BOTTOM = HEIGHT - 40;
    private static final List<String> COLOURS = List.of("#0b6e4f", "#c8553d", "#30638e", "#8d6a9f", "#b58900",
            "#555555",
            "#2aa198", "#d33682", "#6c71c4");
    private static final List<Double> PERCENTILES = List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99);

    private final Plot plot;
    private final double maxX;
    private final double maxY;
    private final double step;
    private final StringBuilder text = new StringBuilder();

    private Svg(Plot plot) {
        this.plot = plot;
        maxX = Math.max(1, highest(false));
        step = Ticks.step(Math.max(highest(true), 1e-6));
        maxY = Math.ceil(Math.max(highest(true), step) / step) * step;
    }

    static String of(Plot plot) {
        var svg = new Svg(plot);
        svg.draw();
        return svg.text.toString();
    }

    private void draw() {
        add("<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%n", WIDTH, HEIGHT, HtmlReport.escaped(plot.title()));
        for (int i = 0; i * step <= maxY * 1.0001; i++) {
            horizontal(i * step);
        }
        if (plot.axis() == Axis.SECONDS) {
            double every = Ticks.step(maxX);
            for (double x = 0; x <= maxX; x += every) {
                vertical(x, Ticks.label(x));
            }
        } else {
            PERCENTILES.stream().filter(percentile -> Plot.placeOf(percentile) <= maxX)
                    .forEach(percentile -> vertical(Plot.placeOf(percentile), "p" + Ticks.label(percentile)));
        }
        add("<text x='%d' y='%d' class='unit'>%s</text>%n", LEFT, TOP - 4, HtmlReport.escaped(plot.unit()));
        add("<text x='%d' y='%d' class='end'>%s</text>%n", RIGHT, HEIGHT - 4,
                plot.axis() == Axis.SECONDS ? "seconds" : "percentile");
        int number = 0;
        for (var line : plot.lines().entrySet()) {
            line(line.getKey(), line.getValue(), number++);
        }
        add("</svg>%n");
    }

    private void line(String name, List<Point> points, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        var path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
        }
        add("<polyline fill='none' stroke='%s' stroke-width='1.5' points='%s'/>%n", colour, path.toString().strip());
        if (plot.lines().size() > 1) {
            add("<text x='%d' y='%d' fill='%s'>%s</text>%n", LEFT + 10, TOP + 14 + 15 * number, colour,
                    HtmlReport.escaped(name));
        }
    }

    private void horizontal(double value) {
        add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f'/><text x='%d' y='%.1f' class='end'>%s</text>%n", LEFT, RIGHT,
                y(value), y(value), LEFT - 6, y(value) + 4, Ticks.label(value));
    }

    private void vertical(double value, String label) {
        add("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d'/><text x='%.1f' y='%d' class='middle'>%s</text>%n", x(value),
                x(value), TOP, BOTTOM, x(value), BOTTOM + 16, label);
    }

    private double x(double value) {
        return LEFT + value / maxX * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - value / maxY * (BOTTOM - TOP);
    }

    private double highest(boolean ofY) {
        return plot.lines().values().stream().flatMap(List::stream).mapToDouble(point -> ofY ? point.y() : point.x())
                .max().orElse(1);
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
