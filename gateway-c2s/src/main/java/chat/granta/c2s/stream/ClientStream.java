package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeCall;
import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.XmppStreamDecoder;
import chat.granta.stream.management.SmElements;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's stream (RFC 6120 section 4): holds the current state, hands it what happens, and does for it what needs the
 * connection. Everything runs on the event loop; {@link #execute} is the way there.
 */
final class ClientStream {
    private static final Logger log = LoggerFactory.getLogger(ClientStream.class);

    private final StreamServices services;
    private final Channel channel;
    private final XmppStreamDecoder decoder;
    private final StreamConnection connection;
    private final StreamOutput output;
    private final Reading reading;
    private final LoginTimer loginTimer;
    private StreamState state;
    private @Nullable Pacing pacing;
    private @Nullable String lang;
    private boolean isHeaderAnswered;

    /** @param isSecured whether the connection begins with TLS */
    ClientStream(StreamServices services, Channel channel, XmppStreamDecoder decoder, boolean isSecured) {
        this.services = services;
        this.channel = channel;
        this.decoder = decoder;
        this.connection = new StreamConnection(channel, decoder, services.tls());
        this.output = new StreamOutput(channel);
        this.reading = new Reading(channel);
        boolean offersSasl = isSecured || !services.settings().requireTls();
        this.state = new HeaderExchange(this,
                offersSasl ? new SaslNegotiation(this, isSecured) : new TlsNegotiation(this));
        this.loginTimer = LoginTimer.start(this, services.settings().loginTimeout());
        services.metrics().entered(state.phase());
    }

    // What happens on the connection.

    void received(StreamEvent event) {
        switch (event) {
            case StreamOpened header when state instanceof HeaderExchange awaiting -> awaiting.opened(header);
            case StreamOpened _ -> fail(StreamError.badFormat("a stream header within a stream"));
            case TopLevelElement element -> received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> end(null, StreamEnd.CLEAN);
        }
    }

    private void received(TopLevelElement element) {
        if (pacing != null) {
            pacing.counts(element);
        }
        state.received(element);
    }

    /** The connection has gone. */
    void lost() {
        leave(StreamEnd.UNFINISHED);
        output.discard();
        services.metrics().left(state.phase());
    }

    /** This is a failure of ours: it ends the stream and nothing else. */
    void failed(Throwable cause) {
        log.error("Failure in the stream of {}, state {}", connection.client(), state, cause);
        fail(StreamError.internalServerError(null));
    }

    // What states do.

    StreamServices services() {
        return services;
    }

    StreamConnection connection() {
        return connection;
    }

    StreamOutput output() {
        return output;
    }

    Reading reading() {
        return reading;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** The stream header's {@code xml:lang}. */
    @Nullable
    String lang() {
        return lang;
    }

    boolean isIn(StreamState wanted) {
        return state == wanted;
    }

    void become(StreamState next) {
        services.metrics().left(state.phase());
        services.metrics().entered(next.phase());
        state = next;
    }

    /**
     * RFC 6120 section 4.7: our header, in answer to the client's.
     *
     * @param client the address it says it has, or null
     */
    void answerHeader(StreamOpened header, @Nullable String client) {
        lang = header.lang();
        isHeaderAnswered = true;
        output.header(services.domain(), client);
    }

    /** Says what the client may do next (RFC 6120 section 4.3.2), and how large an element may be while it does. */
    void offer(List<Element> features) {
        C2sSettings settings = services.settings();
        StreamLimits limits = state.phase() == StreamMetrics.Phase.AUTHENTICATED
                ? StreamLimits.of(settings.maxStanzaBytes())
                : StreamLimits.beforeLogin();
        decoder.limits(limits);
        var all = new ArrayList<>(features);
        all.add(LimitsFeature.of(limits.maxElementBytes(), settings.pingInterval()));
        output.features(all);
    }

    /** After TLS and SASL both sides begin anew; what the client sent ahead of that is forgotten. */
    void restart(Negotiation next) {
        decoder.expectNewStream();
        isHeaderAnswered = false;
        become(new HeaderExchange(this, next));
    }

    /** The client has a resource: the limits of strangers no longer hold. */
    void loggedIn(BoundSession bound) {
        C2sSettings settings = services.settings();
        loginTimer.stop();
        become(bound);
        Keepalive.start(channel, output, settings.keepaliveInterval());
        pacing = new Pacing(this, settings.rateLimit());
        connection.admit(pacing, bound.liveness());
    }

    void told(HomeCall call) {
        state.told(call);
    }

    /** Writes a stanza. Nothing may follow the end of the stream, and a write can be what ends it. */
    void send(Stanza stanza, @Nullable String to) {
        if (!(state instanceof ClosedStream)) {
            services.metrics().sent(stanza);
            output.stanza(stanza, to);
        }
    }

    /** Writes an element that is no stanza, likewise. */
    void send(Element element) {
        if (!(state instanceof ClosedStream)) {
            output.element(element);
        }
    }

    /** Answers the client's stanza with an error, if it may be answered. */
    void answer(StanzaError error, Stanza stanza) {
        Stanza answer = error.answerTo(stanza);
        if (answer != null) {
            send(answer, null);
        }
    }

    /**
     * An element that has no place in this state (RFC 6120 sections 4.9.3.12 and 4.9.3.24). Stream management's do not end
     * the stream (XEP-0198 sections 3 and 6).
     */
    void refuse(TopLevelElement element) {
        if (SmElements.isOne(element)) {
            send(SmElements.unexpected());
            return;
        }
        fail(Stanzas.read(element, lang) instanceof Stanzas.Read.NotAStanza
                ? StreamError.unsupportedStanzaType(null)
                : StreamError.notAuthorized("no stanzas before login"));
    }

    void flush() {
        state.flushing();
        output.flush();
    }

    /** Runs on the event loop: now, when this is its thread. What was written is flushed afterwards. */
    void execute(Runnable action) {
        if (channel.eventLoop().inEventLoop()) {
            guard(action);
            flush();
            return;
        }
        try {
            channel.eventLoop().execute(() -> execute(action));
        } catch (RejectedExecutionException e) {
            log.debug("The event loop has ended before {}", connection.client());
        }
    }

    /** Runs what no pipeline watches over: a failure of ours ends this stream and nothing else. */
    void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Closes the stream with an error (RFC 6120 section 4.9.1.1). */
    void fail(StreamError error) {
        end(error, StreamEnd.CLEAN);
    }

    /** The same, but the client may come back and go on with its session. */
    void interrupt(StreamError error) {
        end(error, StreamEnd.UNFINISHED);
    }

    private void end(@Nullable StreamError error, StreamEnd closure) {
        if (state instanceof ClosedStream) {
            return;
        }
        leave(closure);
        if (!isHeaderAnswered) {
            // RFC 6120 4.9.1.2: an error needs a stream to stand in.
            output.header(services.domain(), null);
        }
        if (error != null) {
            services.metrics().failed(error.condition());
            output.error(error);
        }
        output.footer();
        GracefulClose.after(output.finish(), services.settings().closeTimeout());
    }

    private void leave(StreamEnd closure) {
        loginTimer.stop();
        StreamState left = state;
        if (!(left instanceof ClosedStream)) {
            state = new ClosedStream(left.phase());
            left.closing(closure);
        }
    }
}
