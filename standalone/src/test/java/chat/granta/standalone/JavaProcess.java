package chat.granta.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A main class of the test's class path as a process of its own, which a test may kill. */
final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final String ready;

    private JavaProcess(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    /** Starts it and waits until it prints a line that begins with {@code ready}. */
    static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return new JavaProcess(process, line.substring("ready".length()).strip());
            }
        }
        throw new IllegalStateException(main.getSimpleName() + " ended before it was ready");
    }

    /** What it printed behind {@code ready}. */
    String ready() {
        return ready;
    }

    /** kill -9, and gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
