package chat.granta.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A signal ends a process of its own that waits for something which does not come. */
class InterruptibleStartTest {
    private static final int SOON_S = 60;
    private final Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"), Waiting.class.getName()).redirectErrorStream(true).start();

    InterruptibleStartTest() throws IOException {}

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void itEndsAtOnce() throws Exception {
        try (var said = process.inputReader()) {
            assertThat(said.lines().anyMatch(Waiting.WAITS::equals)).isTrue();
            process.destroy();
            assertThat(process.waitFor(SOON_S, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A service whose database is away. */
    @Configuration(proxyBeanMethods = false)
    static class Waiting {
        private static final String WAITS = "it waits for its database";

        static void main(String[] arguments) {
            var application = new SpringApplication(Waiting.class);
            InterruptibleStart.run(() -> application.run(arguments));
        }

        @Bean
        Object database() throws InterruptedException {
            System.out.println(WAITS);
            // Flyway tries again each second.
            new CountDownLatch(1).await();
            return this;
        }
    }
}
