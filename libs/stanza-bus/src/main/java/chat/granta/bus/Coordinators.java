package chat.granta.bus;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Kafka's coordinators of groups and transactions, and the topics of its own that they keep. It makes those when it is first asked
 * for a coordinator; whoever asked waits, and asks again.
 */
public final class Coordinators {
    /** Asked about because there is none of that name: the answer is of no interest. */
    private static final List<String> NOBODY = List.of("nobody");

    private Coordinators() {}

    /** Has them made, and waits until they can be asked, or are known not to be there. */
    public static void find(BusSettings bus) {
        try (Admin admin = Admin.create(KafkaClients.common(bus.bootstrapServers()))) {
            var transactions = admin.describeTransactions(NOBODY).all().toCompletionStage();
            var groups = admin.describeConsumerGroups(NOBODY).all().toCompletionStage();
            transactions.handle((_, _) -> true).thenCombine(groups.handle((_, _) -> true), Boolean::logicalAnd)
                    .toCompletableFuture().join();
        }
    }
}
