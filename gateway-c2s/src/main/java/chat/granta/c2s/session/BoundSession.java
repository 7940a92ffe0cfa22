package chat.granta.c2s.session;

import chat.granta.c2s.csi.ClientState;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.management.StreamManagement;
import chat.granta.c2s.pace.SessionPace;
import chat.granta.c2s.stream.C2sSettings;
import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.StreamEnd;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.c2s.stream.StreamMetrics;
import chat.granta.c2s.stream.StreamState;
import chat.granta.listening.limits.Pacing;
import chat.granta.listening.liveness.Keepalive;
import chat.granta.listening.liveness.Liveness;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.CountedStanzas;

/**
 * RFC 6120 section 8: stanzas, both ways. All that the client sends goes to its home, even what can only be answered with
 * an error, and all that it gets comes from there: so both can count (XEP-0198).
 */
final class BoundSession implements StreamState {
    private final ClientStream stream;
    private final XmppStream out;
    private final Jid jid;
    private final HomeLink link;
    private final HomeCallQueue calls;
    private final StreamMetrics metrics;
    private final Pacing pacing;
    private final SessionPace pace;
    private final Liveness liveness;
    private final Keepalive keepalive;
    private final CountedStanzas counts;
    private final StreamManagement management;
    private final ClientState client;
    /** Whether the client can be written to no more. */
    private boolean isOutOfReach;

    /**
     * @param jid the full JID the home granted
     * @param calls what the home says to the client
     */
    BoundSession(ClientStream stream, Jid jid, HomeLink link, HomeCallQueue calls) {
        C2sSettings settings = stream.services().settings();
        this.stream = stream;
        this.out = stream.out();
        this.jid = jid;
        this.link = link;
        this.calls = calls;
        this.metrics = stream.services().metrics();
        this.pacing = new Pacing(out, settings.rateLimit(), "granta.c2s.rate-limit", stream::fail);
        this.pace = new SessionPace(out, stream.services().pace());
        this.liveness = new Liveness(out, Jid.of(null, jid.domain(), null), jid, settings.pingInterval(),
                settings.pingTimeout(), stream::abandon);
        this.keepalive = new Keepalive(out, settings.keepaliveInterval());
        this.counts = new CountedStanzas(out, link::acknowledged, liveness::asked, stream::fail);
        this.management = new StreamManagement(out, link, counts, liveness, settings.resumeTimeout());
        this.client = new ClientState(settings.heldStanzas(), settings.maxUnsentBytes(), this::write);
    }

    @Override
    public Phase phase() {
        return Phase.BOUND;
    }

    /** XEP-0198 section 5. */
    void resumed(String id, long handled, long acknowledged) {
        client.keepAll();
        management.resumed(id, handled, acknowledged);
    }

    @Override
    public void arrived(int bytes) {
        liveness.heard();
        pacing.arrived(bytes);
    }

    @Override
    public void received(TopLevelElement element) {
        pacing.element();
        if (stream.state() != this) {
            // That was a flood.
            return;
        }
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Stanza stanza) when isFromHere(stanza) -> accept(stanza.between(jid, stanza.to()));
            case Stanzas.Read.Bad(Stanza header, StanzaError error) when isFromHere(header) ->
                refuse(header.between(jid, header.to()), error);
            case Stanzas.Read.NotAStanza() -> {
                if (!client.indicated(element) && !management.took(element)) {
                    stream.refuse(element);
                }
            }
            // RFC 6120 8.1.2.1
            default -> stream.fail(StreamError.invalidFrom("'from' is not this session's address"));
        }
    }

    private void accept(Stanza stanza) {
        if (stanza instanceof Iq iq && BindElements.isBind(iq) && isForServer(iq)) {
            // RFC 6120 7.1: one resource per stream.
            refuse(iq, StanzaError.notAllowed("this stream has a resource already"));
            return;
        }
        count(stanza);
        link.send(stanza);
    }

    private void refuse(Stanza stanza, StanzaError error) {
        count(stanza);
        link.refuse(stanza, error);
    }

    private void count(Stanza stanza) {
        metrics.received(stanza);
        if (stanza instanceof Message) {
            pace.message();
        }
        counts.received();
    }

    @Override
    public void told(HomeCall call) {
        switch (call) {
            case HomeCall.Deliver stanza -> {
                if (!client.held(stanza)) {
                    write(stanza);
                }
            }
            case HomeCall.Managed() -> {
                client.keepAll();
                management.managed();
            }
            case HomeCall.Handled() -> counts.handled();
            case HomeCall.End(String condition, String text) ->
                stream.fail(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.CutOff(String condition, String text) ->
                stream.interrupt(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.PauseReading() -> out.pauseReading(PauseReason.LOG_IS_BEHIND);
            case HomeCall.ResumeReading() -> out.resumeReading(PauseReason.LOG_IS_BEHIND);
            case HomeCall.Bound _,HomeCall.BindRefused _,HomeCall.Resumed _,HomeCall.ResumeRefused _ ->
                throw new IllegalStateException("a second answer to a request for a resource");
        }
    }

    private void write(HomeCall.Deliver call) {
        if (isOutOfReach) {
            call.giveBack();
        } else {
            metrics.sent(call.stanza());
            out.stanza(call.stanza(), call.to(), call.ifUnsent());
            counts.sent();
        }
    }

    @Override
    public void caughtUp() {
        counts.askWhenDue();
    }

    @Override
    public void closing(StreamEnd end) {
        keepalive.stop();
        liveness.stop();
        counts.stop();
        if (end != StreamEnd.CLEAN && management.isResumable()) {
            link.detach();
        } else {
            link.close();
        }
        // What has been numbered comes back to the home by its number. Of everything else there is nobody but this stream to see
        // that it reaches the client (RFC 6120 section 4.4), or goes back.
        isOutOfReach = end == StreamEnd.LOST || counts.isCountingSent();
        client.active();
        calls.close(this::last);
        isOutOfReach = true;
    }

    private void last(HomeCall call) {
        switch (call) {
            case HomeCall.Deliver stanza -> write(stanza);
            case HomeCall.Managed() -> isOutOfReach = true;
            default -> {
                // Too late.
            }
        }
    }

    private boolean isFromHere(Stanza stanza) {
        Jid from = stanza.from();
        return from == null || from.equals(jid) || from.equals(jid.bare());
    }

    private boolean isForServer(Iq iq) {
        Jid to = iq.to();
        return to == null || to.isDomain() && to.domain().equals(jid.domain()) || to.equals(jid.bare());
    }
}
