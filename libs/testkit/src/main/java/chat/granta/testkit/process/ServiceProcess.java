package chat.granta.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A process that can be killed, paused, woken and started again; its output goes to a file. Used by one thread. */
public final class ServiceProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 30;
    private static final long POLL_NANOS = 20_000_000;
    private static final int LAST_LINES = 30;

    private final String name;
    private final Path logs;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Predicate<ServiceProcess> isReady;
    private int starts;
    private Process process;

    private ServiceProcess(String name, Path logs, List<String> command, Map<String, String> variables,
            Predicate<ServiceProcess> isReady) throws IOException {
        this.name = name;
        this.logs = logs;
        this.command = command;
        this.variables = variables;
        this.isReady = isReady;
        this.process = run();
    }

    /** Starts a command; what it prints goes to {@code <name>.<start>.log} in the directory. Does not wait. */
    public static ServiceProcess start(String name, Path logs, List<String> command,
            Predicate<ServiceProcess> isReady) throws IOException {
        return start(name, logs, command, Map.of(), isReady);
    }

    /** Starts a command with these variables in its environment, likewise. */
    public static ServiceProcess start(String name, Path logs, List<String> command, Map<String, String> variables,
            Predicate<ServiceProcess> isReady) throws IOException {
        return new ServiceProcess(name, logs, List.copyOf(command), Map.copyOf(variables), isReady);
    }

    private Process run() throws IOException {
        starts++;
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }

    private Path log() {
        return logs.resolve(name + '.' + starts + ".log");
    }

    /** Whether a line of what it has printed since its start begins so. */
    public boolean says(String beginning) {
        try (var lines = Files.lines(log())) {
            return lines.anyMatch(line -> line.startsWith(beginning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until the process is ready; one that ends before, or has had time enough, fails with its last words. */
    public void awaitReady() {
        long began = System.nanoTime();
        while (!isReady.test(this)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            Duration worked = process.info().totalCpuDuration().orElse(waited);
            if (!process.isAlive() || StartPatience.isOver(waited, worked)) {
                throw new IllegalStateException(name + (process.isAlive() ? " does not get ready" : " ended") + ":\n"
                        + lastWords());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code SIGTERM}; returns when the process is gone, which must be soon. */
    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not stop when it is asked to:\n" + lastWords());
        }
    }

    /** Starts it once more, as it was, where it is gone; does not wait. */
    public void begin() throws IOException {
        if (!process.isAlive()) {
            process = run();
        }
    }

    /** Starts it once more, as it was, where it is gone; returns when it is ready. */
    public void startAgain() throws IOException {
        begin();
        awaitReady();
    }

    /** {@code SIGSTOP}: the process goes on existing and does nothing. */
    public void pause() throws IOException, InterruptedException {
        Signal.STOP.send(process.toHandle());
    }

    /** {@code SIGCONT}: the process goes on as if no time had passed. */
    public void wake() throws IOException, InterruptedException {
        Signal.CONT.send(process.toHandle());
    }

    /** Asks it to stop, and kills it when it does not. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What it has printed since its start. */
    public String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastWords() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
