package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.Wire;
import chat.granta.dns.SecureTarget;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.TlsaRecord;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.sending.RemoteServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whom nothing is sent to, or not like this: RFC 6120 sections 13.7 and 13.12, RFC 7673. */
class OutboundPolicyTest extends ToOtherServers {
    @Test
    void nothingIsSentInClearWhereTlsIsRequired() {
        RemoteServers strict = servers(Map.of("granta.s2s.require-tls", "true"));
        send(strict, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<policy-violation ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void whoIsDeniedIsSentNothingAndTheSenderHearsIt() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied"), "mantua.example\n");
        RemoteServers strict = servers(Map.of("granta.s2s.denied-domains", denied.toString()));
        send(strict, "1", Duration.ofMinutes(1));
        assertThat(fates).containsExactly("1 not-allowed");
        assertThat(wires).isEmpty();
    }

    @Test
    void aStreamThatIsOpenEndsWhenItsDomainIsDenied() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied-later"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", denied.toString());
        DomainPolicy policy = Wire.policy(settings);
        RemoteServers strict = servers(settings, policy);
        send(strict, "1", Duration.ofMinutes(1));
        connected();
        send(strict, "2", Duration.ofMinutes(1));
        wire().heard();
        wire().heard();
        Files.writeString(denied, "mantua.example\n");
        policy.look();
        policy.look();
        strict.look();
        assertThat(wire().heard()).contains("<policy-violation ", "</stream:stream>");
        send(strict, "3", Duration.ofMinutes(1));
        assertThat(fates).containsExactly("1 done", "2 done", "3 not-allowed");
        assertThat(strict.waiting()).isZero();
    }

    @Test
    void whatWaitsForADomainThatIsDeniedComesBack() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied-meanwhile"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", denied.toString());
        DomainPolicy policy = Wire.policy(settings);
        RemoteServers strict = servers(settings, policy);
        found = new CompletableFuture<>();
        send(strict, "1", Duration.ofMinutes(1));
        Files.writeString(denied, "mantua.example\n");
        policy.look();
        policy.look();
        strict.look();
        assertThat(fates).containsExactly("1 not-allowed");
        assertThat(strict.waiting()).isZero();
    }

    /** RFC 7673: TLS cannot be stripped off a server whose certificate the DNS names. */
    @Test
    void nothingIsSentInClearToAServerWhoseCertificateTheDnsNames() {
        var pinned = new SecureTarget("chat.mantua.example", List.of(new TlsaRecord(3, 1, 1, new byte[32])));
        found = CompletableFuture.completedFuture(List.of(new ServerAddress(ADDRESS.address(), false, 0, pinned)));
        send(servers, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<not-authorized ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void aDomainThatMayBeSpokenWithInClearIs() {
        RemoteServers strict = servers(Map.of("granta.s2s.require-tls", "true",
                "granta.s2s.overrides[0].domain", "mantua.example", "granta.s2s.overrides[0].require-tls", "false"));
        send(strict, "1", Duration.ofMinutes(1));
        connected();
        assertThat(wire().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
    }

    @Test
    void aDomainThatMustShowACertificateIsSentNothingWithout() {
        RemoteServers strict = servers(Map.of("granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-valid-certificate", "true"));
        send(strict, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<not-authorized ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }
}
