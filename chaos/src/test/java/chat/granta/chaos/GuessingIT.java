package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/** RFC 6120 section 13.9.4: whoever guesses passwords at one gateway has guessed at all of them, and at one started later. */
@ExtendWith(Worlds.class)
class GuessingIT {
    /** As many wrong passwords for an account from an address as {@code granta.auth.throttle} lets pass; a connection has five. */
    private static final int GUESSES = 10;
    private static final int PER_CONNECTION = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void guessesAreCountedOverAllGateways(Trial trial) throws Exception {
        String victim = trial.nextCrowd() + 0;
        GatewayProcess first = trial.world().gateways().getFirst();
        GatewayProcess second = trial.world().gateways().getLast();
        guess(first, victim);
        expectThatNobodyGetsIn(second, victim);
        second.process().terminate();
        second.process().startAgain();
        expectThatNobodyGetsIn(second, victim);
    }

    private static void guess(GatewayProcess gateway, String victim) throws IOException, InterruptedException {
        for (int connection = 0; connection < GUESSES / PER_CONNECTION; connection++) {
            try (XmppClient client = XmppClient.connectTls(gateway.tlsAddress(), Login.DOMAIN)) {
                var negotiation = new Negotiation(client, PATIENCE);
                negotiation.openStream();
                for (int guess = 0; guess < PER_CONNECTION; guess++) {
                    Element answer = negotiation.attempt(new PlainAttempt("", victim, "guess" + guess));
                    assertThat(Xml.show(answer)).contains("not-authorized");
                }
            }
        }
    }

    /** Not even with the right password, as soon as the gateway has heard of the guesses. */
    private static void expectThatNobodyGetsIn(GatewayProcess gateway, String victim) throws Exception {
        await("the gateway has heard of the guesses")
                .untilAsserted(() -> assertThat(login(gateway, victim, "guess")).contains("temporary-auth-failure"));
        assertThat(login(gateway, victim, Login.PASSWORD)).contains("temporary-auth-failure");
    }

    /** Returns what the server says to a password. */
    private static String login(GatewayProcess gateway, String victim, String password)
            throws IOException, InterruptedException {
        try (XmppClient client = XmppClient.connectTls(gateway.tlsAddress(), Login.DOMAIN)) {
            var negotiation = new Negotiation(client, PATIENCE);
            negotiation.openStream();
            return Xml.show(negotiation.attempt(new PlainAttempt("", victim, password)));
        }
    }
}
