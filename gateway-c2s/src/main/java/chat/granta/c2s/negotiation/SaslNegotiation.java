package chat.granta.c2s.negotiation;

import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.sasl.SaslConnection;
import chat.granta.c2s.sasl.SaslExchange;
import chat.granta.c2s.sasl.SaslFailure;
import chat.granta.c2s.sasl.SaslMechanism;
import chat.granta.c2s.sasl.SaslOffer;
import chat.granta.c2s.sasl.SaslReply;
import chat.granta.c2s.session.ResourceBinding;
import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.Negotiation;
import chat.granta.c2s.stream.SaslElements;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.c2s.tls.TlsContexts;
import chat.granta.model.Element;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 6: the client logs in, by SASL. */
public final class SaslNegotiation implements Negotiation {
    /** A client may try every mechanism it knows before it finds one whose details both sides know. */
    private static final int FAILURES_FOR_A_GUESS = 3;

    private final ClientStream stream;
    private final boolean isSecured;
    private SaslOffer offered = new SaslOffer(List.of(), SaslConnection.unbound(null));
    private @Nullable Login login;
    private int failures;
    private int guesses;

    public SaslNegotiation(ClientStream stream, boolean isSecured) {
        this.stream = stream;
        this.isSecured = isSecured;
    }

    @Override
    public Phase phase() {
        return isSecured ? Phase.SECURED : Phase.CLEAR;
    }

    @Override
    public void offer() {
        LoginOffer offer = stream.services().offer().get();
        if (offer == null) {
            // Features without SASL would tell the client that it can never log in here; this tells it to come back.
            stream.fail(StreamError.resourceConstraint("logins are not possible yet; try again in a few seconds"));
            return;
        }
        offered = stream.services().mechanisms().offer(offer.mechanisms(), connection());
        List<Element> features = new ArrayList<>();
        if (!isSecured) {
            features.add(StartTls.feature(false));
        }
        if (!offered.bindings().isEmpty()) {
            features.add(SaslElements.channelBindings(offered.bindings()));
        }
        features.add(SaslElements.mechanisms(offered.mechanisms()));
        stream.offer(features);
    }

    @Override
    public void received(TopLevelElement element) {
        if (StartTls.isRequest(element) && !isSecured && login == null) {
            StartTls.proceed(stream);
            return;
        }
        if (!element.name().namespace().equals(SaslElements.NAMESPACE)) {
            stream.refuse(element);
            return;
        }
        switch (element.name().localName()) {
            case "auth" -> begin(element);
            case "response" -> goOn(element);
            case "abort" -> abort();
            default -> stream.refuse(element);
        }
    }

    /** What a login may know of the connection; asked for after TLS, if there is any. */
    private SaslConnection connection() {
        InetAddress address = stream.out().peer() instanceof InetSocketAddress inet ? inet.getAddress() : null;
        SSLEngine engine = stream.out().tls();
        TlsContexts tls = stream.services().tls();
        return engine == null
                ? SaslConnection.unbound(address)
                : new SaslConnection(address, tls.bindings(engine), tls.certified(engine.getSession()));
    }

    private void begin(TopLevelElement auth) {
        String name = auth.attribute("mechanism");
        SaslMechanism mechanism = name == null ? null : stream.services().mechanisms().named(name);
        if (login != null) {
            outOfTurn();
        } else if (mechanism == null || !offered.mechanisms().contains(mechanism.name())) {
            login = new Login(name == null ? "" : name, null);
            // RFC 6120 6.5.7
            failed(SaslFailure.INVALID_MECHANISM, "mechanism was not offered");
        } else {
            login = new Login(mechanism.name(), mechanism.begin(offered));
            if (auth.text().isEmpty()) {
                // RFC 6120 6.4.2: without an initial response the server asks for it.
                stream.out().element(SaslElements.challenge(new byte[0]));
            } else {
                answer(login, auth.text());
            }
        }
    }

    private void goOn(TopLevelElement response) {
        if (login == null || login.isAnswering) {
            outOfTurn();
        } else {
            answer(login, response.text());
        }
    }

    private void abort() {
        if (login == null) {
            outOfTurn();
        } else {
            failed(SaslFailure.ABORTED, "aborted by the client");
        }
    }

    private void answer(Login current, String base64) {
        byte[] message;
        try {
            message = SaslElements.decode(base64);
        } catch (IllegalArgumentException e) {
            failed(SaslFailure.INCORRECT_ENCODING, "not base64");
            return;
        }
        SaslExchange exchange = current.exchange;
        if (exchange == null) {
            throw new IllegalStateException("a login without an exchange was not ended");
        }
        current.isAnswering = true;
        CompletableFuture<SaslReply> answer = exchange.answer(message).toCompletableFuture();
        if (answer.isDone()) {
            answered(current, answer.join());
            return;
        }
        answer.thenAccept(reply -> stream.out().execute(() -> {
            answered(current, reply);
            stream.out().flush();
        }));
    }

    private void answered(Login attempt, SaslReply reply) {
        attempt.isAnswering = false;
        // A reply to an attempt that was aborted meanwhile, or on a stream that has ended, is for nobody.
        if (login == attempt && stream.state() == this) {
            apply(reply);
        }
    }

    private void apply(SaslReply reply) {
        switch (reply) {
            case SaslReply.Challenge challenge -> stream.out().element(SaslElements.challenge(challenge.data()));
            case SaslReply.Failure failure -> failed(failure);
            case SaslReply.Success success -> {
                stream.services().logins().succeeded(success.account(), mechanism(), stream.out().peer());
                stream.out().element(SaslElements.success(success.data()));
                stream.restart(new ResourceBinding(stream, success.account()));
            }
        }
    }

    private void failed(SaslFailure failure, String reason) {
        failed(new SaslReply.Failure(failure, null, reason));
    }

    private void failed(SaslReply.Failure failure) {
        stream.services().logins().failed(failure, mechanism(), stream.out().peer());
        login = null;
        stream.out().element(SaslElements.failure(failure.failure(), null));
        failures++;
        guesses += failure.failure() == SaslFailure.NOT_AUTHORIZED ? 1 : 0;
        int limit = stream.services().settings().loginAttempts();
        if (guesses >= limit || failures >= limit * FAILURES_FOR_A_GUESS) {
            // RFC 6120 6.4.5
            stream.fail(StreamError.policyViolation("too many failed logins on this connection"));
        }
    }

    /** A SASL element that no client sends that waits for answers. */
    private void outOfTurn() {
        stream.fail(StreamError.policyViolation("SASL element out of turn"));
    }

    private String mechanism() {
        return login == null ? "" : login.mechanism;
    }

    /** One attempt. */
    private static final class Login {
        private final String mechanism;
        private final @Nullable SaslExchange exchange;
        private boolean isAnswering;

        Login(String mechanism, @Nullable SaslExchange exchange) {
            this.mechanism = mechanism;
            this.exchange = exchange;
        }
    }
}
