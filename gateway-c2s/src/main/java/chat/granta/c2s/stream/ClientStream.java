package chat.granta.c2s.stream;

import chat.granta.listening.limits.LoginTimer;
import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamClosed;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamFailed;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.SmElements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's stream (RFC 6120 section 4), whatever carries it: holds the current state, hands it what happens, and does what is
 * the same in every state. On the stream's thread.
 */
public final class ClientStream implements StreamOwner {
    private static final Logger log = LoggerFactory.getLogger(ClientStream.class);

    private final StreamServices services;
    private final XmppStream out;
    private final Runnable onLogin;
    private final LoginTimer loginTimer;
    private StreamState state;
    private @Nullable String lang;
    private boolean isHeaderAnswered;

    /**
     * @param out the stream itself
     * @param first what the client's first header leads to
     * @param onLogin called when the limits of strangers no longer hold
     */
    public ClientStream(StreamServices services, XmppStream out, Function<ClientStream, Negotiation> first,
            Runnable onLogin) {
        this.services = services;
        this.out = out;
        this.onLogin = onLogin;
        this.state = new HeaderExchange(this, first.apply(this));
        this.loginTimer = LoginTimer.start(out, services.settings().loginTimeout(), this::interrupt);
        services.metrics().entered(state.phase());
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        state.arrived(bytes);
    }

    @Override
    public void received(StreamEvent event) {
        switch (event) {
            case StreamOpened header when state instanceof HeaderExchange exchange -> exchange.opened(header);
            case StreamOpened _ -> fail(StreamError.badFormat("a stream header within a stream"));
            case TopLevelElement element -> state.received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> end(null, StreamEnd.CLEAN);
        }
    }

    @Override
    public void caughtUp() {
        state.caughtUp();
        out.flush();
    }

    @Override
    public void unread() {
        abandon(StreamError.policyViolation("does not read what it is sent"));
    }

    @Override
    public void lost() {
        leave(StreamEnd.LOST);
        services.metrics().left(state.phase());
    }

    @Override
    public void failed(Throwable cause) {
        log.error("Failure in the stream of {}, state {}", out.peer(), state, cause);
        fail(StreamError.internalServerError(null));
    }

    /** The server stops. */
    public void stopping() {
        String elsewhere = services.settings().seeOtherHost();
        interrupt(elsewhere == null ? StreamError.systemShutdown(null) : StreamError.seeOtherHost(elsewhere));
    }

    // What states do.

    public StreamServices services() {
        return services;
    }

    /** Where to write. */
    public XmppStream out() {
        return out;
    }

    public StreamState state() {
        return state;
    }

    /** The stream header's {@code xml:lang}. */
    public @Nullable String lang() {
        return lang;
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
        out.header(header(client));
    }

    private StreamHeader header(@Nullable String client) {
        return new StreamHeader(StreamHeader.CLIENT, services.domain(), client, StreamId.next(), "en");
    }

    /** RFC 6120 section 4.3.2: says what the client may negotiate now, and how much it may send (XEP-0478). */
    public void offer(List<Element> features) {
        C2sSettings settings = services.settings();
        StreamLimits limits = state.phase() == StreamMetrics.Phase.AUTHENTICATED
                ? StreamLimits.of(settings.maxStanzaBytes())
                : StreamLimits.beforeLogin();
        out.limits(limits);
        var all = new ArrayList<>(features);
        all.add(LimitsFeature.of(limits.maxElementBytes(), settings.pingInterval()));
        out.features(all);
    }

    /** After TLS and SASL both sides begin anew; what the client sent ahead of that is forgotten. */
    public void restart(Negotiation next) {
        out.restart();
        isHeaderAnswered = false;
        become(new HeaderExchange(this, next));
    }

    /** The client has a resource: the limits of strangers no longer hold. */
    public void loggedIn(StreamState bound) {
        loginTimer.stop();
        onLogin.run();
        become(bound);
    }

    /** Answers the client's stanza with an error, if it may be answered. */
    public void answer(StanzaError error, Stanza stanza) {
        Stanza answer = error.answerTo(stanza);
        if (answer != null) {
            services.metrics().sent(answer);
            out.stanza(answer, null);
        }
    }

    /**
     * An element that has no place in this state (RFC 6120 sections 4.9.3.12 and 4.9.3.24). Stream management's do not end
     * the stream (XEP-0198 sections 3 and 6).
     */
    public void refuse(TopLevelElement element) {
        if (SmElements.isOne(element)) {
            out.element(SmElements.unexpected());
            return;
        }
        fail(Stanzas.read(element, lang) instanceof Stanzas.Read.NotAStanza
                ? StreamError.unsupportedStanzaType(null)
                : StreamError.notAuthorized("no stanzas before login"));
    }

    /** Closes the stream with an error (RFC 6120 section 4.9.1.1). */
    public void fail(StreamError error) {
        end(error, StreamEnd.CLEAN);
    }

    /** The same, but the client may come back and go on with its session. */
    public void interrupt(StreamError error) {
        end(error, StreamEnd.UNFINISHED);
    }

    /** The same, and nothing that waits for the client is written any more, as it does not seem to be there. */
    public void abandon(StreamError error) {
        end(error, StreamEnd.LOST);
    }

    private void end(@Nullable StreamError error, StreamEnd end) {
        if (state instanceof ClosedStream) {
            return;
        }
        leave(end);
        if (!isHeaderAnswered) {
            // RFC 6120 4.9.1.2: an error needs a stream to stand in.
            out.header(header(null));
        }
        if (error != null) {
            services.metrics().failed(error.condition());
        }
        out.close(error);
    }

    private void leave(StreamEnd end) {
        loginTimer.stop();
        StreamState left = state;
        if (!(left instanceof ClosedStream)) {
            state = new ClosedStream(left.phase());
            left.closing(end);
        }
    }
}
