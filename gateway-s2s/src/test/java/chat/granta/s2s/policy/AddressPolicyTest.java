package chat.granta.s2s.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.UnknownServerException;
import chat.granta.settings.SettingException;
import chat.granta.testkit.dns.NameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who may connect, and who is connected to. */
class AddressPolicyTest {
    @TempDir
    private Path directory;

    private NameServer dns;
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() throws SocketException {
        dns = NameServer.start();
    }

    @AfterEach
    void close() {
        dns.close();
    }

    private AddressPolicy policy() {
        return policy("127.0.0.1:" + dns.port());
    }

    private AddressPolicy policy(String nameServers) {
        var asked = DnsSettings.of(nameServers);
        return new AddressPolicy(new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("granta.s2s", PolicySettings.class), asked, new DnsClient(asked));
    }

    private Path list(String setting, String... lines) throws IOException {
        Path file = directory.resolve(setting);
        Files.writeString(file, String.join("\n", lines) + "\n");
        settings.put("granta.s2s." + setting, file.toString());
        return file;
    }

    private static String refusal(AddressPolicy policy, String address) {
        return policy.refusal(InetAddress.ofLiteral(address)).toCompletableFuture().join();
    }

    private static boolean mayBeAServers(AddressPolicy policy, String address) {
        return policy.mayBeAServers(InetAddress.ofLiteral(address));
    }

    @Test
    void networksOfBothKindsAreDenied() throws IOException {
        list("denied-addresses", "192.0.2.0/24", "198.51.100.7", "2001:db8::/33", "10.0.0.0/33", "nonsense/1");
        AddressPolicy policy = policy();
        assertThat(refusal(policy, "192.0.2.255")).contains("not welcome");
        assertThat(refusal(policy, "192.0.3.0")).isNull();
        assertThat(refusal(policy, "198.51.100.7")).isNotNull();
        assertThat(refusal(policy, "198.51.100.6")).isNull();
        assertThat(refusal(policy, "2001:db8:7fff::1")).isNotNull();
        assertThat(refusal(policy, "2001:db8:8000::1")).isNull();
        assertThat(refusal(policy, "10.0.0.1")).isNull();
    }

    @Test
    void whereSomeAreAllowedNobodyElseIs() throws IOException {
        list("allowed-addresses", "192.0.2.0/24");
        list("denied-addresses", "192.0.2.1");
        AddressPolicy policy = policy();
        assertThat(refusal(policy, "192.0.2.2")).isNull();
        assertThat(refusal(policy, "192.0.2.1")).isNotNull();
        assertThat(refusal(policy, "2001:db8::1")).isNotNull();
    }

    @Test
    void aListOfTheDnsRefusesAndAnExceptionDoesNot() throws IOException {
        settings.put("granta.s2s.dnsbl", "zen.example");
        list("dnsbl-exceptions", "192.0.2.2");
        dns.address("1.2.0.192.zen.example", "127.0.0.2").address("2.2.0.192.zen.example", "127.0.0.2");
        AddressPolicy policy = policy();
        assertThat(refusal(policy, "192.0.2.1")).contains("zen.example");
        assertThat(refusal(policy, "192.0.2.2")).isNull();
        assertThat(refusal(policy, "192.0.2.3")).isNull();
    }

    @Test
    void aChangedListIsRead() throws IOException {
        Path file = list("denied-addresses", "192.0.2.1");
        AddressPolicy policy = policy();
        Files.writeString(file, "192.0.2.10\n");
        policy.look();
        policy.look();
        assertThat(refusal(policy, "192.0.2.1")).isNull();
        assertThat(refusal(policy, "192.0.2.10")).isNotNull();
    }

    /** Whoever owns a domain's records says with them where this server connects to. */
    @Test
    void aRecordCannotSendUsToThisMachineOrIntoPrivateNetworks() {
        AddressPolicy policy = policy("system");
        assertThat(mayBeAServers(policy, "127.0.0.1")).isFalse();
        assertThat(mayBeAServers(policy, "10.0.0.1")).isFalse();
        assertThat(mayBeAServers(policy, "169.254.169.254")).isFalse();
        assertThat(mayBeAServers(policy, "::1")).isFalse();
        assertThat(mayBeAServers(policy, "192.0.2.1")).isTrue();
    }

    @Test
    void aDomainWhoseServersAreAllWhereNobodyConnectsHasNone() {
        var inside = new ServerAddress(new InetSocketAddress("10.0.0.1", 5269), false);
        var outside = new ServerAddress(new InetSocketAddress("192.0.2.1", 5269), false);
        AddressPolicy policy = policy("system");
        assertThat(new PermittedServers(_ -> CompletableFuture.completedStage(List.of(inside, outside)), policy)
                .addresses("mantua.example").toCompletableFuture().join()).containsExactly(outside);
        assertThat(new PermittedServers(_ -> CompletableFuture.completedStage(List.of(inside)), policy)
                .addresses("mantua.example")).failsWithin(Duration.ofSeconds(1)).withThrowableThat()
                .withCauseInstanceOf(UnknownServerException.class);
    }

    @Test
    void anOperatorsOwnNameServersMay() {
        assertThat(mayBeAServers(policy(), "127.0.0.1")).isTrue();
        settings.put("granta.s2s.private-addresses", "refuse");
        assertThat(mayBeAServers(policy(), "127.0.0.1")).isFalse();
        settings.put("granta.s2s.private-addresses", "allow");
        assertThat(mayBeAServers(policy("system"), "127.0.0.1")).isTrue();
    }

    @Test
    void aDeniedAddressIsNotConnectedToEither() throws IOException {
        list("denied-addresses", "192.0.2.1");
        assertThat(mayBeAServers(policy(), "192.0.2.1")).isFalse();
    }

    @Test
    void aBlockListThatIsNoNameNamesTheSetting() {
        settings.put("granta.s2s.dnsbl", "zen..example");
        assertThatThrownBy(this::policy).rootCause().isInstanceOf(SettingException.class)
                .hasMessageContaining("granta.s2s.dnsbl");
    }
}
