package chat.granta.loadtest.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many messages came in each second since the load began, the warm-up included. Confined like the {@link Tally} it belongs to. */
public final class Course {
    private static final long SECOND = 1_000_000_000L;
    private static final int INTERVAL = 5;
    private static final int[] LANDMARKS = {10, 30, 60, 120};

    private final Window window;
    private final long[] perSecond;

    Course(Window window) {
        this.window = window;
        perSecond = new long[Math.toIntExact((window.end() - window.loadBegin()) / SECOND)];
    }

    void record(long ended) {
        long second = Math.floorDiv(ended - window.loadBegin(), SECOND);
        if (second >= 0 && second < perSecond.length) {
            perSecond[(int) second]++;
        }
    }

    void add(Course other) {
        for (int i = 0; i < perSecond.length; i++) {
            perSecond[i] += other.perSecond[i];
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
