package chat.granta.sasl.stream;

import chat.granta.model.Element;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of SASL on one stream (RFC 6120 section 6.4): one attempt to log in after another, until one succeeds or
 * there were too many. On the stream's thread.
 */
public final class SaslAttempts {
    /** A client may try every mechanism it knows before it finds one whose details both sides know. */
    private static final int FAILURES_FOR_A_GUESS = 3;

    private final SaslMechanisms mechanisms;
    private final SaslOffer offered;
    private final int limit;
    private final Host stream;
    private @Nullable Attempt attempt;
    private int failures;
    private int guesses;

    /** The stream that the attempts are made on. */
    public interface Host {
        void send(Element element);

        /** Ends the stream with an error; {@link #isOpen} is false from then on. */
        void fail(StreamError error);

        /** Runs what a late answer leads to on the stream's thread, and flushes; called on the thread that found the answer. */
        void execute(Runnable action);

        /** Whether the stream still waits for its peer to log in. */
        boolean isOpen();

        /** The peer is who it claims to be and has been told so; a new stream header is due. */
        void succeeded(String mechanism, SaslReply.Success success);

        /** An attempt has failed, before the peer is told. */
        void failed(String mechanism, SaslReply.Failure failure);
    }

    /**
     * @param offered what the peer was told that it may log in with
     * @param limit how many wrong passwords end the stream; of other failures three times as many do
     */
    public SaslAttempts(SaslMechanisms mechanisms, SaslOffer offered, int limit, Host stream) {
        this.mechanisms = mechanisms;
        this.offered = offered;
        this.limit = limit;
        this.stream = stream;
    }

    /** Whether an attempt has begun and is not over. */
    public boolean isUnderWay() {
        return attempt != null;
    }

    /** Takes an element, unless it is none of SASL that a client may send. */
    public boolean took(TopLevelElement element) {
        if (!element.name().namespace().equals(SaslElements.NAMESPACE)) {
            return false;
        }
        switch (element.name().localName()) {
            case "auth" -> begin(element);
            case "response" -> goOn(element);
            case "abort" -> abort();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void begin(TopLevelElement auth) {
        String name = auth.attribute("mechanism");
        SaslMechanism mechanism = name == null ? null : mechanisms.named(name);
        if (attempt != null) {
            outOfTurn();
        } else if (mechanism == null || !offered.mechanisms().contains(mechanism.name())) {
            // RFC 6120 6.5.7
            failed(name == null ? "" : name, SaslFailure.INVALID_MECHANISM, "mechanism was not offered");
        } else {
            attempt = new Attempt(mechanism.name(), mechanism.begin(offered));
            if (auth.text().isEmpty()) {
                // RFC 6120 6.4.2: without an initial response the server asks for it.
                stream.send(SaslElements.challenge(new byte[0]));
            } else {
                answer(attempt, auth.text());
            }
        }
    }

    private void goOn(TopLevelElement response) {
        Attempt current = attempt;
        if (current == null || current.isAnswering) {
            outOfTurn();
        } else {
            answer(current, response.text());
        }
    }

    private void abort() {
        Attempt current = attempt;
        if (current == null) {
            outOfTurn();
        } else {
            failed(current.mechanism, SaslFailure.ABORTED, "aborted by the client");
        }
    }

    private void answer(Attempt current, String base64) {
        byte[] message;
        try {
            message = SaslElements.decode(base64);
        } catch (IllegalArgumentException e) {
            failed(current.mechanism, SaslFailure.INCORRECT_ENCODING, "not base64");
            return;
        }
        current.isAnswering = true;
        CompletableFuture<SaslReply> answer = current.exchange.answer(message).toCompletableFuture();
        if (answer.isDone()) {
            answered(current, answer.join());
        } else {
            answer.thenAccept(reply -> stream.execute(() -> answered(current, reply)));
        }
    }

    private void answered(Attempt current, SaslReply reply) {
        current.isAnswering = false;
        // The attempt may have been aborted meanwhile, or the stream have ended: then the reply is dropped.
        if (attempt == current && stream.isOpen()) {
            apply(current.mechanism, reply);
        }
    }

    private void apply(String mechanism, SaslReply reply) {
        switch (reply) {
            case SaslReply.Challenge challenge -> stream.send(SaslElements.challenge(challenge.data()));
            case SaslReply.Failure failure -> failed(mechanism, failure);
            case SaslReply.Success success -> {
                stream.send(SaslElements.success(success.data()));
                stream.succeeded(mechanism, success);
            }
        }
    }

    private void failed(String mechanism, SaslFailure failure, String reason) {
        failed(mechanism, new SaslReply.Failure(failure, null, reason));
    }

    private void failed(String mechanism, SaslReply.Failure failure) {
        attempt = null;
        stream.failed(mechanism, failure);
        stream.send(SaslElements.failure(failure.failure(), null));
        failures++;
        guesses += failure.failure() == SaslFailure.NOT_AUTHORIZED ? 1 : 0;
        if (guesses >= limit || failures >= limit * FAILURES_FOR_A_GUESS) {
            // RFC 6120 6.4.5
            stream.fail(StreamError.policyViolation("too many failed logins on this connection"));
        }
    }

    /** A SASL element that no client sends that waits for answers. */
    private void outOfTurn() {
        stream.fail(StreamError.policyViolation("SASL element out of turn"));
    }

    private static final class Attempt {
        private final String mechanism;
        private final SaslExchange exchange;
        private boolean isAnswering;

        Attempt(String mechanism, SaslExchange exchange) {
            this.mechanism = mechanism;
            this.exchange = exchange;
        }
    }
}
