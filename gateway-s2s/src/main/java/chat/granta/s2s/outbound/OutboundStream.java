package chat.granta.s2s.outbound;

import chat.granta.listening.liveness.Keepalive;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.stream.StreamFeatures;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream to another server (RFC 6120 section 4), for the stanzas of one domain pair and for questions about dialback keys. It secures
 * the stream, proves our domain when there are stanzas to send, by SASL EXTERNAL or by dialback, and then takes what waits at its
 * {@link RemoteServer}. On the stream's thread, but for {@link #wake}.
 */
public final class OutboundStream implements StreamOwner {
    private static final Logger log = LoggerFactory.getLogger(OutboundStream.class);
    private static final String EXTERNAL = "EXTERNAL";
    /** As much is given to the network before it has taken what came before. */
    private static final int WINDOW_BYTES = 256 * 1024;

    /** How far the negotiation has come. */
    private enum State {
        /** Our header is sent; theirs, or their features, are due. */
        OPENING,
        /** {@code <proceed/>} is due (RFC 6120 section 5.4.2). */
        SECURING,
        /** Nothing is negotiated; keys can be asked about, and a domain proved. */
        OPEN,
        /** The answer to SASL EXTERNAL is due (RFC 6120 section 6.4). */
        LOGGING_IN,
        /** The answer to our dialback key is due (XEP-0220 section 2.1.1). */
        DIALLING_BACK,
        /** Stanzas flow. */
        READY, CLOSED
    }

    private final OutboundServices services;
    private final RemoteServer server;
    private final DomainPair pair;
    private final XmppStream out;
    private final Keepalive keepalive;
    private final Map<String, KeyQuestion> asked = new HashMap<>();
    private final Deque<OutgoingStanza> underWay = new ArrayDeque<>();
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private Future<?> negotiationTimer;
    private State state = State.OPENING;
    private StreamFeatures features = new StreamFeatures(false, List.of(), true);
    private String id = "";
    private String failure = "the connection was lost";
    private @Nullable StanzaError refusal;
    private boolean isHeaderDue = true;
    private boolean isSecured;
    private boolean isLoggedIn;
    private boolean hasFailedToLogIn;
    private int underWayBytes;
    private long usedAt;

    /** @param isSecured whether the connection begins with TLS */
    OutboundStream(OutboundServices services, RemoteServer server, DomainPair pair, XmppStream out,
            boolean isSecured) {
        this.services = services;
        this.server = server;
        this.pair = pair;
        this.out = out;
        this.isSecured = isSecured;
        this.usedAt = out.nanoTime();
        this.keepalive = new Keepalive(out, services.settings().keepaliveInterval());
        this.negotiationTimer = timer();
    }

    private Future<?> timer() {
        return out.schedule(this::tooLate, services.settings().negotiationTimeout());
    }

    /** The connection is there: opens the stream (RFC 6120 section 4.2). On the stream's thread. */
    void begin() {
        header();
        out.flush();
    }

    /** There never was a connection, and nothing has happened. On the stream's thread. */
    public void abandon() {
        state = State.CLOSED;
        negotiationTimer.cancel(false);
        keepalive.stop();
    }

    /** There is something to send, or to ask. Any thread. */
    void wake() {
        if (isAwake.compareAndSet(false, true)) {
            out.execute(() -> {
                isAwake.set(false);
                goOn();
                out.flush();
            });
        }
    }

    /** Ends the stream. Any thread. */
    void close() {
        out.execute(() -> end(null, "it is no longer needed"));
    }

    /** This server no longer speaks with the domain. Any thread. */
    void deny(String why) {
        out.execute(() -> end(StreamError.policyViolation(why), why));
    }

    private void header() {
        isHeaderDue = true;
        state = State.OPENING;
        out.header(new StreamHeader(StreamHeader.SERVER, pair.local(), pair.remote(), null, "en"));
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        // It says little.
    }

    @Override
    public void received(StreamEvent event) {
        if (state == State.CLOSED) {
            return;
        }
        switch (event) {
            case StreamOpened header when isHeaderDue -> opened(header);
            case StreamOpened _ -> fail(StreamError.badFormat("a stream header within a stream"));
            case TopLevelElement element -> received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> end(null, "it has closed the stream");
        }
    }

    private void opened(StreamOpened header) {
        isHeaderDue = false;
        id = Objects.requireNonNullElse(header.id(), "");
        if (!header.contentNamespace().equals(StreamHeader.SERVER)) {
            fail(StreamError.invalidNamespace("servers' stanzas are in the namespace " + StreamHeader.SERVER));
        } else if (header.version() == null) {
            // A server from before RFC 3920 says no features; it knows dialback.
            offered(new StreamFeatures(false, List.of(), true));
        }
    }

    private void received(TopLevelElement element) {
        DialbackElement dialback = DialbackElement.of(element);
        if (StreamFeatures.isOne(element)) {
            offered(StreamFeatures.of(element));
        } else if (element.is("http://etherx.jabber.org/streams", "error")) {
            refused(element);
        } else if (dialback != null) {
            answered(dialback, element);
        } else if (state == State.SECURING) {
            proceed(element);
        } else if (state == State.LOGGING_IN && element.name().namespace().equals(SaslElements.NAMESPACE)) {
            loggedIn(element);
        } else {
            fail(StreamError.unsupportedStanzaType("nothing is taken on a stream in this direction"));
        }
    }

    /** RFC 6120 section 4.3.2. */
    private void offered(StreamFeatures offer) {
        features = offer;
        if (!isSecured && offer.startTls()) {
            state = State.SECURING;
            out.element(StartTlsElements.request());
        } else if (!isSecured && services.policy().requiresTls(pair.remote())) {
            end(StreamError.policyViolation("TLS is required here"), "it does not offer TLS");
        } else {
            judge();
        }
    }

    /** RFC 6120 sections 5.4.2.3 and 5.4.3.3. */
    private void proceed(TopLevelElement element) {
        if (StartTlsElements.isProceed(element)) {
            out.startTls();
            isSecured = true;
            out.restart();
            header();
        } else {
            end(null, "it offers TLS and fails to proceed");
        }
    }

    /** RFC 6120 section 13.7.2: who the server is. Where certificates are not demanded the DNS has said it (XEP-0220 section 5). */
    private void judge() {
        SSLEngine tls = out.tls();
        String objection = tls == null
                ? "it does not speak TLS"
                : services.tls().objection(tls.getSession(), pair.remote());
        if (objection != null && services.policy().requiresValidCertificate(pair.remote())) {
            end(StreamError.notAuthorized(objection), objection);
            return;
        }
        state = isLoggedIn ? State.READY : State.OPEN;
        if (isLoggedIn) {
            ready("external");
        }
        goOn();
    }

    /** Does what is due and possible in the state of the stream. */
    private void goOn() {
        if (state.compareTo(State.OPEN) < 0 || state == State.CLOSED || state == State.LOGGING_IN) {
            return;
        }
        for (KeyQuestion question = server.takeQuestion(); question != null; question = server.takeQuestion()) {
            asked.put(question.streamId(), question);
            out.element(DialbackElement.verify(pair, question.streamId(), question.key()));
        }
        if (state == State.OPEN && server.hasStanzas()) {
            proveDomain();
        }
        if (state == State.READY) {
            write();
        }
    }

    private void proveDomain() {
        negotiationTimer.cancel(false);
        negotiationTimer = timer();
        if (isSecured && features.mechanisms().contains(EXTERNAL) && !hasFailedToLogIn) {
            // XEP-0178 3: an authorization identity does no harm, and some servers want it.
            state = State.LOGGING_IN;
            out.element(SaslElements.auth(EXTERNAL, pair.local().getBytes(StandardCharsets.UTF_8)));
        } else {
            // Servers older than the feature know dialback, too.
            state = State.DIALLING_BACK;
            out.element(DialbackElement.result(pair,
                    services.keys().key(pair.remote(), pair.local(), id)));
        }
    }

    private void loggedIn(TopLevelElement element) {
        if (element.name().localName().equals("success")) {
            isLoggedIn = true;
            out.restart();
            header();
        } else {
            // XEP-0178 3: dialback is left.
            log.info("{} does not take the certificate of {}: {}", pair.remote(), pair.local(),
                    SaslElements.condition(element));
            hasFailedToLogIn = true;
            state = State.OPEN;
            goOn();
        }
    }

    /** XEP-0220 section 3.1: an answer counts only when this very stream has asked (CVE-2012-3525). */
    private void answered(DialbackElement answer, TopLevelElement element) {
        if (answer.type() == null || !pair.remote().equals(answer.from()) || !pair.local().equals(answer.to())) {
            fail(StreamError.invalidFrom("dialback between " + answer.from() + " and " + answer.to()
                    + " has no place here"));
            return;
        }
        switch (answer.kind()) {
            case VERIFY -> {
                KeyQuestion question = answer.id() == null ? null : asked.remove(answer.id());
                if (question != null) {
                    question.answer().accept(verdict(answer, element));
                }
            }
            case RESULT -> {
                if (state == State.DIALLING_BACK) {
                    dialledBack(verdict(answer, element));
                }
            }
        }
    }

    private static KeyVerdict verdict(DialbackElement answer, TopLevelElement element) {
        return switch (Objects.requireNonNull(answer.type())) {
            case "valid" -> new KeyVerdict.Valid();
            case "invalid" -> new KeyVerdict.Invalid();
            default -> new KeyVerdict.Unknown(RemoteErrors.timeout("dialback failed: " + element.content()));
        };
    }

    private void dialledBack(KeyVerdict verdict) {
        switch (verdict) {
            case KeyVerdict.Valid() -> {
                state = State.READY;
                ready("dialback");
                goOn();
            }
            // XEP-0220 2.1.1: what the sender is told.
            case KeyVerdict.Invalid() -> {
                refusal = StanzaError.internalServerError();
                end(null, "it says that our dialback key is wrong");
            }
            case KeyVerdict.Unknown(StanzaError error) -> {
                refusal = error;
                end(null, "it could not verify our dialback key");
            }
        }
    }

    private void ready(String method) {
        negotiationTimer.cancel(false);
        usedAt = out.nanoTime();
        services.metrics().verified("out", method);
        log.info("{} is connected to {} at {}, by {}", pair.local(), pair.remote(), out.peer(), method);
        server.ready();
    }

    /** Gives the network what waits, as far as it keeps up. */
    private void write() {
        List<OutgoingStanza> written = new ArrayList<>();
        while (underWayBytes < WINDOW_BYTES) {
            OutgoingStanza next = server.take();
            if (next == null) {
                break;
            }
            out.stanza(next.stanza(), null);
            services.metrics().sent();
            underWay.add(next);
            underWayBytes += next.bytes();
            written.add(next);
        }
        if (!written.isEmpty()) {
            usedAt = out.nanoTime();
            out.flush(() -> sent(written.size()));
        }
    }

    private void sent(int count) {
        if (state == State.CLOSED) {
            // They wait for another stream by now.
            return;
        }
        for (int i = 0; i < count; i++) {
            OutgoingStanza one = underWay.remove();
            underWayBytes -= one.bytes();
            server.written(one);
        }
        goOn();
        out.flush();
    }

    /** Closes a stream that nobody uses. Any thread. */
    void closeWhenIdle() {
        out.execute(() -> {
            Duration idle = Duration.ofNanos(out.nanoTime() - usedAt);
            if (underWay.isEmpty() && asked.isEmpty() && idle.compareTo(services.settings().idleTimeout()) > 0) {
                end(null, "it is not used");
            }
        });
    }

    private void tooLate() {
        if (state != State.READY && !(state == State.OPEN && !server.hasStanzas() && asked.isEmpty())) {
            end(StreamError.connectionTimeout("the negotiation takes too long"), "it takes too long to negotiate");
        }
    }

    private void refused(TopLevelElement error) {
        String condition = error.content().elements().isEmpty()
                ? "undefined-condition"
                : error.content().elements().getFirst().name().localName();
        services.metrics().failed("out", condition);
        if (condition.equals("host-unknown") || condition.equals("host-gone")) {
            refusal = StanzaError.remoteServerNotFound(pair.remote() + " is not served by its server");
        }
        end(null, "it has ended the stream: " + condition);
    }

    @Override
    public void caughtUp() {
        out.flush();
    }

    @Override
    public void unread() {
        // What is not read is bounded by the window.
    }

    @Override
    public void lost() {
        leave();
    }

    @Override
    public void failed(Throwable cause) {
        log.error("Failure in the stream to {}", pair.remote(), cause);
        end(StreamError.internalServerError(null), "this server failed");
    }

    /** This server stops. */
    public void stopping() {
        end(null, "this server stops");
    }

    private void fail(StreamError error) {
        services.metrics().failed("out", error.condition());
        end(error, "it breaks the rules: " + error.condition());
    }

    private void end(@Nullable StreamError error, String why) {
        if (state == State.CLOSED) {
            return;
        }
        failure = why;
        out.close(error);
        leave();
    }

    private void leave() {
        if (state == State.CLOSED) {
            return;
        }
        boolean wasReady = state == State.READY;
        state = State.CLOSED;
        negotiationTimer.cancel(false);
        keepalive.stop();
        log.info("The stream of {} to {} has ended: {}", pair.local(), pair.remote(), failure);
        asked.values().forEach(question -> question.answer()
                .accept(new KeyVerdict.Unknown(RemoteErrors.timeout(failure))));
        asked.clear();
        server.ended(this, new ArrayList<>(underWay), wasReady, failure, refusal);
        underWay.clear();
    }
}
