package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

class AuditContextTest {
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Clients can come as soon as Granta says that it is ready; nothing of that may wait for what auditors need. */
    @Test
    @Timeout(60)
    void nobodyWaitsForItsStart() throws InterruptedException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource(Standalone.DEFAULTS, Map.of()));
        try (var services = new GenericApplicationContext()) {
            services.setEnvironment(environment);
            services.getBeanFactory().registerSingleton("metrics", new SimpleMeterRegistry());
            services.refresh();
            environment.getPropertySources().addFirst(new Hanging());
            AuditContext audit = AuditContext.of(services);

            audit.startBeside();

            assertThat(hanging.await(30, TimeUnit.SECONDS)).as("its start has begun, and has not ended").isTrue();
            released.countDown();
            audit.close();
        }
    }

    /** Settings that cannot be read until the test allows it, and then neither. */
    private final class Hanging extends PropertySource<Object> {
        Hanging() {
            super("hanging", new Object());
        }

        @Override
        public @Nullable Object getProperty(String name) {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("no settings today");
        }
    }
}
