package chat.granta.standalone;

import chat.granta.bus.Coordinators;
import chat.granta.bus.TopicMaker;
import org.springframework.core.env.Environment;

/**
 * Has the topics made as soon as the broker runs, Kafka's own among them, while the services are still being put together; each
 * of them looks again, and says what is wrong.
 */
final class EarlyTopics {
    private EarlyTopics() {}

    static void make(Environment environment) {
        start("make-topics", () -> TopicMaker.ensure(StandaloneConfiguration.busSettings(environment)));
        start("find-coordinators", () -> Coordinators.find(StandaloneConfiguration.busSettings(environment)));
    }

    private static void start(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // Said by the first service that looks.
            }
        });
    }
}
