package chat.granta.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that can be killed, paused and woken; its output goes to a file. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_NANOS = 20_000_000;
    private static final int LAST_LINES = 30;

    private final String name;
    private final Path log;
    private final Process process;

    private ServiceProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a command; what it prints is appended to {@code <name>.log} in the directory. */
    static ServiceProcess start(String name, Path logs, List<String> command) throws IOException {
        Path log = logs.resolve(name + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        return new ServiceProcess(name, log, process);
    }

    public String name() {
        return name;
    }

    /** Waits until the process says that it is ready; one that ends before it is fails with its last words. */
    void await(BooleanSupplier isReady) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + (process.isAlive() ? " does not get ready" : " ended") + ":\n"
                        + lastWords());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** A line of the output that begins so, without its beginning; empty when there is none yet. */
    String said(String beginning) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(beginning)).map(line -> line.substring(beginning.length()))
                    .findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code SIGSTOP}: the process goes on existing and does nothing. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** {@code SIGCONT}: the process goes on as if no time had passed. */
    public void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Asks it to stop, and kills it when it does not. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("kill " + signal + " of " + name + " failed");
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
