package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.Plot.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What came in each second since the load began, the warm-up included, and how late. Confined like the {@link Tally} it belongs to. */
public final class Course {
    private static final long SECOND = 1_000_000_000L;
    private static final long MICRO = 1_000;
    private static final int INTERVAL = 5;
    private static final int DIGITS = 2;
    private static final int[] PERCENTILES = {50, 99};
    private static final int[] LANDMARKS = {10, 30, 60, 120};

    private final Window window;
    private final boolean withLatencies;
    private final long[] perSecond;
    private final @Nullable Histogram[] micros;

    /** @param withLatencies remembers them for each second, not only how many there were */
    Course(Window window, boolean withLatencies) {
        this.window = window;
        this.withLatencies = withLatencies;
        perSecond = new long[Math.toIntExact((window.end() - window.loadBegin()) / SECOND)];
        micros = new Histogram[perSecond.length];
    }

    void record(long began, long ended) {
        long second = Math.floorDiv(ended - window.loadBegin(), SECOND);
        if (second >= 0 && second < perSecond.length) {
            perSecond[(int) second]++;
            if (withLatencies) {
                micros((int) second).recordValue(Math.max(0, (ended - began) / MICRO));
            }
        }
    }

    void add(Course other) {
        for (int i = 0; i < perSecond.length; i++) {
            perSecond[i] += other.perSecond[i];
            if (other.micros[i] != null) {
                micros(i).add(other.micros[i]);
            }
        }
    }

    /**
     * The rate in each five seconds, by the second they begin at. The first and the last may be cut short by the load's begin and
     * end; they are rates all the same.
     *
     * @param age how many seconds the clock showed when the load began
     */
    Map<Integer, Double> rates(int age) {
        var rates = new LinkedHashMap<Integer, Double>();
        for (int i = 0; i < perSecond.length;) {
            int from = (age + i) / INTERVAL * INTERVAL;
            int end = Math.min(perSecond.length, from + INTERVAL - age);
            int seconds = end - i;
            long sum = 0;
            for (; i < end; i++) {
                sum += perSecond[i];
            }
            rates.put(from, (double) sum / seconds);
        }
        return rates;
    }

    private Histogram micros(int second) {
        Histogram known = micros[second];
        if (known == null) {
            known = new Histogram(DIGITS);
            known.setAutoResize(true);
            micros[second] = known;
        }
        return known;
    }

    /** Adds the plots of rate and latency over time. */
    void plot(Report report, String what) {
        var rates = new ArrayList<Point>();
        Map<String, List<Point>> latencies = new LinkedHashMap<>();
        int last = perSecond.length - 1;
        while (last > 0 && perSecond[last] == 0) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            rates.add(new Point(i + 0.5, perSecond[i]));
            Histogram second = micros[i];
            if (second != null) {
                for (int percent : PERCENTILES) {
                    latencies.computeIfAbsent("p" + percent, _ -> new ArrayList<>())
                            .add(new Point(i + 0.5, second.getValueAtPercentile(percent) / 1e3));
                }
            }
        }
        report.plot(Plot.overTime(what + " per second", "1/s", what, rates));
        report.plot(new Plot("latency over time", Plot.Axis.SECONDS, "ms", latencies));
    }

    /**
     * Reports the rates by the age of the server, or of the load when no process of the server is known: all of them, and those a
     * server just started is judged by.
     */
    public void report(Report report, String what, ProcessTree server) {
        int age = (int) Math.round(server.ageSeconds() - (System.nanoTime() - window.loadBegin()) / (double) SECOND);
        String since = server.isEmpty() ? " s after begin" : " s after start";
        Map<Integer, Double> rates = rates(server.isEmpty() ? 0 : Math.max(0, age));
        for (int landmark : LANDMARKS) {
            Double rate = rates.get(landmark);
            if (rate != null) {
                report.row(what + " per second " + landmark + since, rate);
            }
        }
        report.series(what + " per second by " + (server.isEmpty() ? "time of load" : "server age"), rates);
    }
}
