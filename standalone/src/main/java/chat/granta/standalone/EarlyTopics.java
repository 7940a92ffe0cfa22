package chat.granta.standalone;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.core.env.Environment;

/**
 * Has the topics made as soon as the broker runs, while the services are still being put together; each of them looks
 * again, and says what is wrong. Kafka's own for groups and transactions are among them, which it would make when it is first asked
 * for a coordinator, and whoever asked would wait and ask again.
 */
final class EarlyTopics {
    /** Asked about because there is none of that name: the answer is of no interest. */
    private static final List<String> NOBODY = List.of("nobody");

    private EarlyTopics() {}

    static void make(Environment environment) {
        start("make-topics", () -> TopicMaker.ensure(StandaloneConfiguration.busSettings(environment)));
        start("find-coordinators", () -> findCoordinators(StandaloneConfiguration.busSettings(environment)));
    }

    private static void findCoordinators(BusSettings bus) {
        try (Admin admin = Admin.create(KafkaClients.common(bus.bootstrapServers()))) {
            var transactions = admin.describeTransactions(NOBODY).all().toCompletionStage();
            var groups = admin.describeConsumerGroups(NOBODY).all().toCompletionStage();
            transactions.handle((_, _) -> true).thenCombine(groups.handle((_, _) -> true), Boolean::logicalAnd)
                    .toCompletableFuture().join();
        }
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
