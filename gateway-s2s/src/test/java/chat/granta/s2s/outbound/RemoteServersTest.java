package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.dns.UnknownServerException;
import chat.granta.s2s.NotedFate;
import chat.granta.s2s.sending.RemoteServers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Stanzas on their way to another server, which wait for it and come back: RFC 6120 sections 10.4 and 8.3.3.16. */
class RemoteServersTest extends ToOtherServers {
    @Test
    void whatWaitsIsSentInItsOrderWhenTheServerLetsUsIn() {
        send("1");
        send("2");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).contains("from='verona.example' to='mantua.example'", "version='1.0'",
                "xmlns:db='jabber:server:dialback'");
        assertThat(wire().say(HEADER)).isEqualTo("<db:result from='verona.example' to='mantua.example'>"
                + keys.key("mantua.example", "verona.example", "abc") + "</db:result>");
        send("3");
        assertThat(wire().heard()).isEmpty();
        assertThat(wire().say(VALID)).matches("<message .*id='1'.*id='2'.*id='3'.*</message>");
        send("4");
        assertThat(wire().heard()).contains("id='4'");
        assertThat(fates).containsExactly("1 done", "2 done", "3 done", "4 done");
    }

    @Test
    void aDomainThatIsNotThereIsSaidAtOnceAndNotAskedForAgainAndAgain() {
        found = CompletableFuture.failedFuture(new UnknownServerException("mantua.example has no server"));
        for (int i = 0; i < 100; i++) {
            send("m");
        }
        assertThat(fates).hasSize(100).containsOnly("m remote-server-not-found");
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedAgainWhileAStanzaMayWait() {
        isAnswering = false;
        send("1");
        assertThat(fates).isEmpty();
        send(servers, "2", Duration.ZERO);
        assertThat(fates).containsExactly("2 remote-server-timeout");
        isAnswering = true;
        await().until(() -> {
            servers.look();
            return !wires.isEmpty();
        });
        connected();
        wire().heard();
        assertThat(fates).containsExactly("2 remote-server-timeout", "1 done");
    }

    @Test
    void whoWaitsForTooLongIsTold() {
        found = new CompletableFuture<>();
        send(servers, "1", Duration.ZERO);
        servers.look();
        assertThat(fates).containsExactly("1 remote-server-timeout");
        assertThat(servers.waiting()).isZero();
    }

    @Test
    void aDnsThatFailsIsNoProofThatThereIsNoServer() {
        found = CompletableFuture.failedFuture(new IOException("SERVFAIL"));
        send(servers, "1", Duration.ZERO);
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void aHostThatDoesNotServeTheDomainIsNoServer() {
        send("1");
        wire().say(HEADER.substring(0, HEADER.indexOf("<stream:features"))
                + "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
        assertThat(fates).containsExactly("1 remote-server-not-found");
    }

    @Test
    void whatWaitsIsBounded() {
        RemoteServers small = servers(Map.of("granta.s2s.max-waiting-bytes", "10000"));
        found = new CompletableFuture<>();
        for (int i = 0; i < 30; i++) {
            send(small, "m", Duration.ofMinutes(1));
        }
        assertThat(fates).hasSize(5).containsOnly("m resource-constraint");
        assertThat(small.waiting()).isEqualTo(10_000);
    }

    @Test
    void whatTheNetworkDidNotTakeIsSentAgainOnAnotherStream() {
        send("1");
        connected();
        wire().cut();
        send("2");
        assertThat(wires).hasSize(2);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done", "2 done");
    }

    @Test
    void whatAnotherGatewayHasTakenOverIsNotSentHere() {
        send("1");
        NotedFate second = send(servers, "2", Duration.ofMinutes(1));
        second.takeOver();
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
        servers.release("mantua.example"::equals);
        assertThat(wire().heard()).endsWith("</stream:stream>");
        assertThat(servers.waiting()).isZero();
    }
}
