package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.Plot.Point;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells now and then what a run is doing, and remembers each second's processor time and memory of the server for the plots. On a
 * thread of its own; closing it ends that.
 */
public final class Progress implements AutoCloseable {
    /** What is going on: so many of something have been done, maybe of so many. */
    private record Phase(String name, String what, LongSupplier done) {}

    private final PrintWriter out;
    private final long interval;
    private final ProcessTree server;
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final Thread thread;
    private final long began = System.nanoTime();
    private final List<Point> cores = new ArrayList<>();
    private final List<Point> resident = new ArrayList<>();
    private volatile Phase phase = new Phase("connecting", "", () -> 0);
    private volatile long zero = began;

    /** @param interval between lines, in whole seconds; 0: no lines */
    public Progress(PrintWriter out, Duration interval, ProcessTree server) {
        this.out = out;
        this.interval = interval.toSeconds();
        this.server = server;
        thread = Thread.ofPlatform().daemon().name("loadtest-progress").start(this::run);
    }

    /**
     * From now on this is what is done.
     *
     * @param what is counted, for example messages
     * @param done how many so far; asked on any thread
     */
    public void phase(String name, String what, LongSupplier done) {
        phase = new Phase(name, what, done);
    }

    /** From now on it is the load of this window, whose begin is the plots' zero. */
    public void load(Window window, String what, LongSupplier done) {
        zero = window.loadBegin();
        phase("under load", what, done);
    }

    /** Ends, and adds the plots of what the server used. */
    public void report(Report report) {
        close();
        if (!server.isEmpty()) {
            report.plot(Plot.overTime("server's processor time", "cores", "server", since(cores)));
            report.plot(Plot.overTime("server's resident memory", "MiB", "server", since(resident)));
        }
    }

    @Override
    public void close() {
        isClosed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ProcessTree.Usage before = server.briefUsage();
        long asked = System.nanoTime();
        Phase counted = phase;
        long lastCount = 0;
        for (int second = 1; !waited(began + TimeUnit.SECONDS.toNanos(second)); second++) {
            ProcessTree.Usage now = server.briefUsage();
            double passed = (System.nanoTime() - asked) / 1e9;
            asked = System.nanoTime();
            double load = (now.cpuSeconds() - before.cpuSeconds()) / passed;
            before = now;
            cores.add(new Point(asked / 1e9, load));
            resident.add(new Point(asked / 1e9, now.residentKib() / 1024.0));
            Phase current = phase;
            if (interval > 0 && second % interval == 0) {
                long count = current.done().getAsLong();
                long rate = (count - (current == counted ? lastCount : 0)) / interval;
                counted = current;
                lastCount = count;
                out.println(line(second, current, count, rate, load, now));
            }
        }
    }

    private String line(int second, Phase current, long count, long rate, double load, ProcessTree.Usage usage) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%4d s  %s", second, current.name()));
        if (!current.what().isEmpty()) {
            line.append(String.format(Locale.ROOT, ": %,d %s, %,d/s", count, current.what(), rate));
        }
        if (!server.isEmpty()) {
            line.append(String.format(Locale.ROOT, "; server %.2f cores, %,d MiB", load, usage.residentKib() / 1024));
        }
        return line.toString();
    }

    private boolean waited(long until) {
        try {
            return isClosed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private List<Point> since(List<Point> points) {
        return points.stream().map(point -> new Point(point.x() - zero / 1e9, point.y()))
                .filter(point -> point.x() >= 0)
                .toList();
    }
}
