package chat.granta.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A main class of this class path or a packaged one, running as a process of its own. It ends with this JVM, if not before. */
public final class JavaProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final String ready;

    private JavaProcess(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Starts it, and returns when it prints a line that begins with {@code ready}.
     *
     * @param errors the file that takes its standard error, for people to look into
     * @throws IllegalStateException when it ends before that
     */
    public static JavaProcess start(Class<?> main, List<String> jvmArguments, List<String> arguments, String ready,
            Path errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ready)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return new JavaProcess(process, line.substring(ready.length()).strip());
            }
        }
        throw new IllegalStateException(
                main.getSimpleName() + " ended before it was ready: " + Files.readString(errors));
    }

    /**
     * The main class's jar alone, when that names what it needs, and it is there; else all this JVM has. In a Maven repository what
     * a jar names does not lie beside it.
     */
    static String classPath(Class<?> main) throws IOException {
        Path code = Path.of(URI.create(main.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (Files.isRegularFile(code)) {
            try (var jar = new JarFile(code.toFile())) {
                String needed = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                if (needed != null && Stream.of(needed.split(" ")).map(code::resolveSibling).allMatch(Files::exists)) {
                    return code.toString();
                }
            }
        }
        return System.getProperty("java.class.path");
    }

    /** What it printed behind {@code ready}. */
    public String ready() {
        return ready;
    }

    /** kill -9, and gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code SIGSTOP}: the process goes on existing and does nothing. */
    public void pause() throws IOException, InterruptedException {
        Signal.STOP.send(process.toHandle());
    }

    /** {@code SIGCONT}: the process goes on as if no time had passed. */
    public void wake() throws IOException, InterruptedException {
        Signal.CONT.send(process.toHandle());
    }

    /** Asks it to stop, and insists when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
