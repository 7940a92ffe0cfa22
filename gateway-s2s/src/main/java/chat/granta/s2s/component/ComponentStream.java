package chat.granta.s2s.component;

import chat.granta.listening.limits.LoginTimer;
import chat.granta.listening.limits.Pacing;
import chat.granta.listening.liveness.Keepalive;
import chat.granta.listening.liveness.Liveness;
import chat.granta.model.Jid;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
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
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * XEP-0114 section 3: a stream that a component has opened. It names its domain in the header, proves the secret in a handshake, and may then
 * send from any address of the domain ({@link ComponentStanzas}), and is sent what is for one ({@link ComponentSender}). On the stream's
 * thread, unless a method says otherwise.
 */
public final class ComponentStream implements StreamOwner {
    private static final Logger log = LoggerFactory.getLogger(ComponentStream.class);
    /** A component that nobody wants to replace may be silent for as long as it likes. */
    private static final Duration ANY_TIME = Duration.ofDays(10_000);

    private enum State {
        HEADER_DUE, HANDSHAKE_DUE, OPEN, CLOSED
    }

    private final ComponentServices services;
    private final XmppStream out;
    private final Runnable onProved;
    private final LoginTimer loginTimer;
    private final Keepalive keepalive;
    private final Pacing pacing;
    private final ComponentSender sender;
    private final ComponentStanzas stanzas;
    private State state = State.HEADER_DUE;
    private String id = "";
    private @Nullable Component component;
    private @Nullable Liveness liveness;
    private volatile @Nullable String secret;

    /** @param onProved called when the limits of strangers no longer hold */
    public ComponentStream(ComponentServices services, XmppStream out, Runnable onProved) {
        this.services = services;
        this.out = out;
        this.onProved = onProved;
        ComponentSettings settings = services.settings();
        this.loginTimer = LoginTimer.start(out, settings.loginTimeout(), this::fail);
        this.sender = new ComponentSender(this, out, services.metrics());
        this.stanzas = new ComponentStanzas(services, out, this::fail);
        this.keepalive = new Keepalive(out, settings.keepaliveInterval());
        this.pacing = new Pacing(out, settings.rateLimit(), "granta.component.rate-limit", this::fail);
    }

    // What happens on the stream.

    @Override
    public void arrived(int bytes) {
        if (state == State.OPEN) {
            pacing.arrived(bytes);
            Objects.requireNonNull(liveness).heard();
        }
    }

    @Override
    public void received(StreamEvent event) {
        if (state == State.CLOSED) {
            return;
        }
        switch (event) {
            case StreamOpened header when state == State.HEADER_DUE -> opened(header);
            case StreamOpened _ -> fail(StreamError.badFormat("a stream header within a stream"));
            case TopLevelElement element when state == State.HANDSHAKE_DUE -> shake(element);
            case TopLevelElement element -> received(element);
            case StreamFailed(StreamError error) -> fail(error);
            case StreamClosed() -> close(null);
        }
    }

    private void opened(StreamOpened header) {
        String domain = LocalDomains.parse(header.to());
        component = domain == null ? null : services.components().of(domain);
        answerHeader();
        if (!header.contentNamespace().equals(StreamHeader.COMPONENT)) {
            fail(StreamError.invalidNamespace("components' stanzas are in the namespace " + StreamHeader.COMPONENT));
        } else if (component == null) {
            fail(StreamError.hostUnknown("granta.component.domains names no such component"));
        } else if (!services.components().isHere()) {
            fail(StreamError.resourceConstraint(
                    "another gateway speaks with components, or this one is starting; try the others, or again"));
        } else {
            state = State.HANDSHAKE_DUE;
        }
    }

    private void answerHeader() {
        id = StreamId.next();
        String from = component == null ? services.domains().main() : component.domain();
        out.header(new StreamHeader(StreamHeader.COMPONENT, from, null, id, null));
    }

    private void shake(TopLevelElement element) {
        var claimed = Objects.requireNonNull(component);
        String right = services.secrets().of(claimed.domain());
        if (!Handshake.isOne(element)) {
            fail(StreamError.notAuthorized("a handshake comes first"));
        } else if (right == null || !Handshake.isRight(element, id, right)) {
            audit(FederationAudit.Kind.UNPROVED, "wrong handshake");
            fail(StreamError.notAuthorized("this is not the handshake of a component that knows the secret"));
        } else {
            secret = right;
            ComponentStream other = claimed.connect(this);
            if (other == null) {
                proved(claimed);
                if (!services.components().isHere()) {
                    fail(StreamError.systemShutdown(Components.ELSEWHERE));
                }
            } else {
                other.askWhetherItLives();
                fail(StreamError.conflict(claimed.domain() + " is connected already"));
            }
        }
    }

    private void proved(Component proved) {
        state = State.OPEN;
        loginTimer.stop();
        onProved.run();
        out.limits(StreamLimits.of(services.settings().maxStanzaBytes()));
        liveness = new Liveness(out, Jid.trusted(services.domains().main()), Jid.trusted(proved.domain()), ANY_TIME,
                services.settings().pingTimeout(), this::fail);
        log.info("The component {} is connected from {}", proved.domain(), out.peer());
        audit(FederationAudit.Kind.CONNECTED, "");
        out.element(Handshake.accepted());
        sender.begin(proved);
    }

    private void audit(FederationAudit.Kind kind, String reason) {
        services.audit().record(new FederationAudit.Event(kind, services.domains().main(),
                component == null ? null : component.domain(), kind == FederationAudit.Kind.UNPROVED ? "" : "handshake",
                out.peer(), reason, false));
    }

    /** Another connection wants this one's place: is anybody there? Any thread. */
    private void askWhetherItLives() {
        out.execute(() -> {
            if (state == State.OPEN) {
                Objects.requireNonNull(liveness).ask();
            }
        });
    }

    /** There is something to send. Any thread. */
    void wake() {
        sender.wake();
    }

    /** Whether the stream was let in by this secret. Any thread. */
    boolean isBy(@Nullable String current) {
        return Objects.equals(secret, current);
    }

    private void received(TopLevelElement element) {
        pacing.element();
        // It may have been a flood.
        if (state != State.CLOSED) {
            stanzas.received(element, Objects.requireNonNull(component).domain());
        }
    }

    // The end.

    @Override
    public void caughtUp() {
        out.flush();
    }

    @Override
    public void unread() {
        fail(StreamError.policyViolation("does not read what it is sent"));
    }

    @Override
    public void lost() {
        if (state != State.CLOSED) {
            leave("the connection was lost");
        }
    }

    @Override
    public void failed(Throwable cause) {
        log.error("Failure in the stream of a component at {}", out.peer(), cause);
        fail(StreamError.internalServerError(null));
    }

    /** The server stops. */
    public void stopping() {
        fail(StreamError.systemShutdown(null));
    }

    /** Ends the stream. Any thread. */
    void end(StreamError error) {
        out.execute(() -> fail(error));
    }

    public void fail(StreamError error) {
        close(error);
    }

    private void close(@Nullable StreamError error) {
        if (state == State.CLOSED) {
            return;
        }
        if (id.isEmpty()) {
            // RFC 6120 4.9.1.2: an error needs a stream to stand in.
            answerHeader();
        }
        leave(error == null ? "it has closed the stream" : error.condition());
        if (error != null) {
            services.metrics().failed(error.condition());
            log.info("The stream of a component at {} ends: {} {}", out.peer(), error.condition(), error.text());
        }
        out.close(error);
    }

    private void leave(String why) {
        boolean wasOpen = state == State.OPEN;
        state = State.CLOSED;
        loginTimer.stop();
        keepalive.stop();
        if (liveness != null) {
            liveness.stop();
        }
        if (wasOpen) {
            sender.ended();
            audit(FederationAudit.Kind.DISCONNECTED, why);
        }
    }
}
