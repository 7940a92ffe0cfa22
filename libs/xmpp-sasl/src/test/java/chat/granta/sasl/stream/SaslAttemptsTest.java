package chat.granta.sasl.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 6.4, played by a server of verona.example that logs in at another (XEP-0178 section 3). */
class SaslAttemptsTest {
    private static final SaslConnection CERTIFIED = new SaslConnection(null, new TreeMap<>(),
            List.of("verona.example"));

    private final List<String> heard = new ArrayList<>();
    private final List<String> audit = new ArrayList<>();
    private final Queue<CompletableFuture<SaslReply>> slow = new ArrayDeque<>();
    private final SaslMechanisms mechanisms = new SaslMechanisms(new External(), new Slow());
    private final SaslAttempts attempts = attempts(CERTIFIED);
    private boolean isOpen = true;

    /** EXTERNAL for servers: the certificate speaks for the domain. */
    private static final class External implements SaslMechanism {
        @Override
        public String name() {
            return "EXTERNAL";
        }

        @Override
        public boolean isPossible(SaslConnection connection) {
            return !connection.certified().isEmpty();
        }

        @Override
        public SaslExchange begin(SaslOffer offer) {
            return message -> {
                String wanted = new String(message, StandardCharsets.UTF_8);
                String proved = offer.connection().certified().getFirst();
                return CompletableFuture.completedFuture(wanted.isEmpty() || wanted.equals(proved)
                        ? new SaslReply.Success(Jid.parse(proved), null)
                        : new SaslReply.Failure(SaslFailure.NOT_AUTHORIZED, null, "wants to be " + wanted));
            };
        }
    }

    private final class Slow implements SaslMechanism {
        @Override
        public String name() {
            return "SLOW";
        }

        @Override
        public SaslExchange begin(SaslOffer offer) {
            return this::answer;
        }

        private CompletionStage<SaslReply> answer(byte[] message) {
            slow.add(new CompletableFuture<>());
            return slow.element();
        }
    }

    @Test
    void aServerThatIsWhoItSaysIsIn() {
        takes(SaslElements.auth("EXTERNAL", "verona.example".getBytes(StandardCharsets.UTF_8)));
        assertThat(heard).containsExactly("success");
        assertThat(audit).containsExactly("EXTERNAL verona.example");
    }

    @Test
    void anEmptyFirstMessageIsAnEqualsSign() {
        takes(SaslElements.auth("EXTERNAL", new byte[0]));
        assertThat(heard).containsExactly("success");
    }

    @Test
    void aFirstMessageThatIsMissingIsAskedFor() {
        takes(SaslElements.auth("EXTERNAL", null));
        assertThat(heard).containsExactly("challenge");
        takes(Element.named(SaslElements.NAMESPACE, "response").text("=").build());
        assertThat(heard).containsExactly("challenge", "success");
    }

    @Test
    void whatWasNotOfferedIsRefusedAndAnotherMechanismMayFollow() {
        SaslAttempts stranger = attempts(SaslConnection.unbound(null));
        stranger.took(read(SaslElements.auth("EXTERNAL", new byte[0])));
        assertThat(heard).containsExactly("failure invalid-mechanism");
        stranger.took(read(SaslElements.auth("SLOW", new byte[0])));
        slow.remove().complete(new SaslReply.Challenge(new byte[]{1}));
        assertThat(heard).containsExactly("failure invalid-mechanism", "challenge");
    }

    @Test
    void tooManyWrongClaimsEndTheStream() {
        for (int i = 0; i < 5; i++) {
            takes(SaslElements.auth("EXTERNAL", "padua.example".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(heard).hasSize(6).endsWith("failure not-authorized", "error policy-violation");
    }

    @Test
    void textThatIsNotBase64IsIncorrectEncoding() {
        takes(Element.named(SaslElements.NAMESPACE, "auth").attribute("mechanism", "EXTERNAL").text("!").build());
        assertThat(heard).containsExactly("failure incorrect-encoding");
    }

    @Test
    void anAbortedAttemptIsAnsweredOnceAndItsLateReplyIsForNobody() {
        takes(SaslElements.auth("SLOW", new byte[0]));
        assertThat(attempts.isUnderWay()).isTrue();
        takes(Element.named(SaslElements.NAMESPACE, "abort").build());
        slow.remove().complete(new SaslReply.Success(Jid.parse("verona.example"), null));
        assertThat(heard).containsExactly("failure aborted");
        assertThat(attempts.isUnderWay()).isFalse();
    }

    @Test
    void aReplyOnAStreamThatHasEndedIsForNobody() {
        takes(SaslElements.auth("SLOW", new byte[0]));
        isOpen = false;
        slow.remove().complete(new SaslReply.Success(Jid.parse("verona.example"), null));
        assertThat(heard).isEmpty();
    }

    @Test
    void elementsOutOfTurnEndTheStreamAndOthersAreNotTaken() {
        takes(Element.named(SaslElements.NAMESPACE, "response").build());
        assertThat(heard).containsExactly("error policy-violation");
        assertThat(attempts.took(read(Element.named(SaslElements.NAMESPACE, "success").build()))).isFalse();
        assertThat(attempts.took(read(Element.named("jabber:client", "message").build()))).isFalse();
    }

    @Test
    void aClientReadsTheOfferAndTheFailure() {
        var features = new TopLevelElement(new ElementName("http://etherx.jabber.org/streams", "features"), Map.of(),
                Payload.of(SaslElements.mechanisms(List.of("EXTERNAL", "PLAIN"))));
        assertThat(SaslElements.offered(features)).containsExactly("EXTERNAL", "PLAIN");
        assertThat(SaslElements.condition(read(SaslElements.failure(SaslFailure.NOT_AUTHORIZED, "no"))))
                .isEqualTo("not-authorized");
    }

    private void takes(Element element) {
        assertThat(attempts.took(read(element))).isTrue();
    }

    private SaslAttempts attempts(SaslConnection connection) {
        return new SaslAttempts(mechanisms, mechanisms.offer(List.of("EXTERNAL", "SLOW"), connection), 5,
                new Verona());
    }

    private static TopLevelElement read(Element element) {
        Payload content = new Payload(List.of(), element.text().getBytes(StandardCharsets.UTF_8));
        for (Element child : element.children()) {
            content = content.with(child);
        }
        return new TopLevelElement(element.name(), element.attributes(), content);
    }

    private final class Verona implements SaslAttempts.Host {
        @Override
        public void send(Element element) {
            heard.add(element.name().localName() + element.children().stream().findFirst()
                    .map(condition -> ' ' + condition.name().localName()).orElse(""));
        }

        @Override
        public void fail(StreamError error) {
            heard.add("error " + error.condition());
            isOpen = false;
        }

        @Override
        public void execute(Runnable action) {
            action.run();
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public void succeeded(String mechanism, SaslReply.Success success) {
            audit.add(mechanism + ' ' + success.identity());
        }

        @Override
        public void failed(String mechanism, SaslReply.Failure failure) {
            audit.add(mechanism + ' ' + failure.reason());
        }
    }
}
