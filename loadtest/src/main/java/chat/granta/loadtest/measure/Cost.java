package chat.granta.loadtest.measure;

import chat.granta.loadtest.measure.ProcessTree.Usage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the server's processes, and this generator, spent during a window. */
public final class Cost {
    private final ProcessTree server;
    private final Window window;
    private final Usage serverBefore;
    private final Usage serverAfter;
    private final double ownCpuSeconds;
    private final double machineCpuSeconds;
    private final long records;

    private Cost(ProcessTree server, Window window, Usage before, Usage after, double ownCpuSeconds,
            double machineCpuSeconds, long records) {
        this.server = server;
        this.window = window;
        this.serverBefore = before;
        this.serverAfter = after;
        this.ownCpuSeconds = ownCpuSeconds;
        this.machineCpuSeconds = machineCpuSeconds;
        this.records = records;
    }

    /** Waits for the window to begin and to end, on the calling thread. */
    public static Cost during(Window window, ProcessTree server, LogRecords log) throws InterruptedException {
        var own = new ProcessTree(List.of(ProcessHandle.current().pid()));
        // The first page of metrics has the server's JVM compile anew what the page uses in another way. A server in use is asked all the time.
        log.count();
        sleepUntil(window.start());
        long recordsBefore = log.count();
        Usage serverBefore = server.usage();
        Usage ownBefore = own.usage();
        double machineBefore = Machine.busySeconds();
        sleepUntil(window.end());
        Usage serverAfter = server.usage();
        double ownCpu = own.usage().cpuSeconds() - ownBefore.cpuSeconds();
        double machine = Machine.busySeconds() - machineBefore;
        return new Cost(server, window, serverBefore, serverAfter, ownCpu, machine, log.count() - recordsBefore);
    }

    /** @param what one of the things counted, for example message */
    public void report(Report report, String what, long count) {
        if (!server.isEmpty()) {
            double cpuSeconds = serverAfter.cpuSeconds() - serverBefore.cpuSeconds();
            report.row("server CPU", cpuSeconds, "s");
            report.row("server CPU load", cpuSeconds / window.seconds(), "cores");
            report.row("server CPU per " + what, perOne(cpuSeconds, count), "us");
            report.row("server resident before", serverBefore.residentKib() / 1024.0, "MiB");
            report.row("server resident after", serverAfter.residentKib() / 1024.0, "MiB");
            report.row("server proportional after", serverAfter.proportionalKib() / 1024.0, "MiB");
            // Far from 0, somebody else was at work and the figures are worth little.
            report.row("other CPU load", (machineCpuSeconds - cpuSeconds - ownCpuSeconds) / window.seconds(), "cores");
            report.failWhen(!server.allAlive(), "a process of the server is gone");
        }
        reportRecords(report, what, count);
        report.row("generator CPU per " + what, perOne(ownCpuSeconds, count), "us");
    }

    /** How many records of the log each has cost, if they were counted. */
    public void reportRecords(Report report, String what, double count) {
        if (records > 0 && count > 0) {
            report.row("log records per " + what, records / count);
        }
    }

    private static double perOne(double cpuSeconds, long count) {
        return count == 0 ? 0 : cpuSeconds * 1e6 / count;
    }

    private static void sleepUntil(long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time - System.nanoTime());
    }
}
