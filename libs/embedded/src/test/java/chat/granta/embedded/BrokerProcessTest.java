package chat.granta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {
    @TempDir
    private Path directory;

    @Test
    void startsAgainAtOnceAfterKillMinusNine() throws Exception {
        Process first = start();
        assertThat(firstLine(first)).startsWith("ready 127.0.0.1:");
        first.destroyForcibly().waitFor();
        Process second = start();
        assertThat(firstLine(second)).startsWith("ready 127.0.0.1:");
        second.getOutputStream().close();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).as("it ends with its standard input").isTrue();
        assertThat(second.exitValue()).isZero();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), BrokerProcess.class.getName(), directory.toString(), "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    }
}
