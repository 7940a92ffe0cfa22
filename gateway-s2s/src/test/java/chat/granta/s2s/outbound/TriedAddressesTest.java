package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.dns.ServerAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which of a server's addresses is tried when: RFC 2782, RFC 8305. */
class TriedAddressesTest extends ToOtherServers {
    private static ServerAddress address(String literal, int priority) {
        return new ServerAddress(new InetSocketAddress(literal, 1), false, priority, null);
    }

    /** RFC 8305. */
    @Test
    void anAddressThatIsSilentDoesNotHoldUpTheOthers() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress second = address("192.0.2.1", 5);
        ServerAddress spare = address("192.0.2.2", 10);
        found = CompletableFuture.completedFuture(List.of(first, second, spare));
        silent.add(first);
        send("1");
        assertThat(tried).containsExactly(first);
        await().until(() -> !wires.isEmpty());
        assertThat(tried).containsExactly(first, second);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
        assertThat(late.getFirst().getAsBoolean()).as("who answers late is wanted").isFalse();
        assertThat(wires).hasSize(1);
    }

    @Test
    void aSpareIsTriedWhenAllThatGoBeforeItHaveFailed() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress spare = address("192.0.2.2", 10);
        found = CompletableFuture.completedFuture(List.of(first, spare));
        isAnswering = false;
        send(servers, PAIR, "1", Duration.ofMinutes(1));
        assertThat(tried).containsExactly(first, spare);
    }

    @Test
    void anAddressThatAnswersAndIsNoGoodLeavesTheOthersToTry() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress second = address("192.0.2.1", 5);
        found = CompletableFuture.completedFuture(List.of(first, second));
        send("1");
        wire().cut();
        assertThat(tried).containsExactly(first, second);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
    }
}
