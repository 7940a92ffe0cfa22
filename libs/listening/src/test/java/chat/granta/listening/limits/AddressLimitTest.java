package chat.granta.listening.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
    private final AddressLimit limit = new AddressLimit(2);

    private static InetSocketAddress client(String address) {
        return new InetSocketAddress(address, 1024);
    }

    @Test
    void oneAddressHasSoManyConnectionsAndNoMore() {
        assertThat(limit.enter(client("192.0.2.1"))).isTrue();
        assertThat(limit.enter(client("192.0.2.1"))).isTrue();
        assertThat(limit.enter(client("192.0.2.1"))).isFalse();
        assertThat(limit.enter(client("192.0.2.2"))).isTrue();
        limit.leave(client("192.0.2.1"));
        assertThat(limit.enter(client("192.0.2.1"))).isTrue();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        assertThat(limit.enter(client("2001:db8:0:1::1"))).isTrue();
        assertThat(limit.enter(client("2001:db8:0:1:ffff::2"))).isTrue();
        assertThat(limit.enter(client("2001:db8:0:1::3"))).isFalse();
        assertThat(limit.enter(client("2001:db8:0:2::1"))).isTrue();
    }
}
