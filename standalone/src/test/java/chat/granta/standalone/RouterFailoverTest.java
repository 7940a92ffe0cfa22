package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.c2s.home.KafkaHomes;
import chat.granta.embedded.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Routers killed with -9 under traffic: two routers and a broker as processes, the gateway's side of the log in this
 * one. Every message that was sent arrives, once and in order.
 */
class RouterFailoverTest {
    private static final int PAIRS = 10;
    private static final int MESSAGES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Chatter> chatters = new ArrayList<>();

    @Test
    void aKilledRouterLosesDoublesAndReordersNothing(@TempDir Path data) throws Exception {
        try (var broker = JavaProcess.start(BrokerProcess.class, data.toString(), "0")) {
            var bus = new BusSettings(broker.ready(), 8, 4, (short) 1);
            String[] settings = {"--granta.kafka.bootstrap-servers=" + broker.ready(),
                    "--granta.kafka.home-partitions=8", "--granta.kafka.delivery-partitions=4"};
            try (var first = JavaProcess.start(RouterProcess.class, settings);
                    var second = JavaProcess.start(RouterProcess.class, settings)) {
                var homes = new KafkaHomes(bus, "test");
                homes.start();
                await().atMost(PATIENCE).until(homes::isReady);
                comeOnline(homes);
                chatUntil(MESSAGES / 3);
                first.kill();
                chatUntil(2 * MESSAGES / 3);
                try (var _ = JavaProcess.start(RouterProcess.class, settings)) {
                    second.kill();
                    chatUntil(MESSAGES);
                }
                homes.stop();
            }
        }
        List<Long> expected = LongStream.rangeClosed(1, MESSAGES).boxed().toList();
        assertThat(chatters).allSatisfy(chatter -> assertThat(chatter.received()).isEqualTo(expected));
    }

    private void comeOnline(KafkaHomes homes) {
        for (int i = 0; i < PAIRS; i++) {
            var one = new Chatter("one" + i, "two" + i);
            var two = new Chatter("two" + i, "one" + i);
            chatters.add(one);
            chatters.add(two);
            one.bind(homes);
            two.bind(homes);
        }
        await().atMost(PATIENCE).until(() -> chatters.stream().allMatch(Chatter::isBound));
        chatters.forEach(Chatter::becomeAvailable);
        await().atMost(PATIENCE).until(() -> chatters.stream().allMatch(Chatter::isAvailable));
    }

    /** Everybody goes on until they have sent that many; nobody is further ahead of their partner than a window. */
    private void chatUntil(int messages) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            chatters.forEach(chatter -> chatter.sendUpTo(messages));
            return chatters.stream().allMatch(chatter -> chatter.received().size() >= messages);
        });
    }
}
