package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.Plot.Point;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Times and counts within a window, and the course of the whole load. Confined to one thread, then added up with others. */
public final class Tally {
    private static final long SECOND = 1_000_000_000L;
    private static final long MICRO = 1_000;
    private static final Duration LONGEST_PHASE = Duration.ofMinutes(10);
    private static final double[] PERCENTILES = {0, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.99};

    private final Window window;
    private final Histogram micros = new Histogram(3);
    private final long[] perSecond;
    private final Course course;
    /** Read by others while it grows. */
    private final AtomicLong done = new AtomicLong();

    public Tally(Window window) {
        this(window, true);
    }

    private Tally(Window window, boolean withCourse) {
        this.window = window;
        micros.setAutoResize(true);
        perSecond = new long[Math.max(1, Math.toIntExact((window.end() - window.start()) / SECOND))];
        course = new Course(window, withCourse);
    }

    /** For one of many who count by themselves, from now on until what they do is over: small, and without latencies by time. */
    public static Tally ofPhase() {
        return new Tally(Window.after(Duration.ZERO, LONGEST_PHASE), false);
    }

    /** Counts what began and what ended at these times, if it ended within the window; the course has the warm-up too. */
    public void record(long began, long ended) {
        done.lazySet(done.getPlain() + 1);
        course.record(began, ended);
        if (!window.contains(ended)) {
            return;
        }
        micros.recordValue(Math.max(0, (ended - began) / MICRO));
        int second = (int) ((ended - window.start()) / SECOND);
        if (second < perSecond.length) {
            perSecond[second]++;
        }
    }

    public void add(Tally other) {
        micros.add(other.micros);
        course.add(other.course);
        for (int i = 0; i < perSecond.length; i++) {
            perSecond[i] += other.perSecond[i];
        }
    }

    public Window window() {
        return window;
    }

    public Course course() {
        return course;
    }

    /** How many have come, warm-up included. Any thread may ask. */
    public long done() {
        return done.get();
    }

    /** Within the window. */
    public long count() {
        return micros.getTotalCount();
    }

    public double perSecond() {
        return count() / window.seconds();
    }

    /** What was counted in the full second that had least. */
    public long slowestSecond() {
        long least = Long.MAX_VALUE;
        for (long count : perSecond) {
            least = Math.min(least, count);
        }
        return least;
    }

    /** In milliseconds; 0 when nothing was counted. */
    public double percentile(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }

    /** Latency by percentile, as far as there are enough to tell. */
    Plot distribution(String title) {
        List<Point> points = Arrays.stream(PERCENTILES).filter(percent -> (100 - percent) / 100 * count() >= 1)
                .mapToObj(percent -> new Point(Plot.placeOf(percent), percentile(percent))).toList();
        return new Plot(title + " by percentile", Plot.Axis.PERCENTILES, "ms", Map.of(title, points));
    }

    public double max() {
        return micros.getMaxValue() / 1e3;
    }
}
