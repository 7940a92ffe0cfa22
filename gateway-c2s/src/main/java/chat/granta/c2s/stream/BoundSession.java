package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 8: stanzas, both ways. All that the client sends goes to its home, even what can only be answered with
 * an error, and all that it gets comes from there: so both can count (XEP-0198).
 *
 * @param jid the full JID the home granted
 * @param management counts, when the client wants it
 * @param client whether somebody looks at it
 */
record BoundSession(ClientStream stream, Jid jid, HomeLink link, Liveness liveness, StreamManagement management,
        ClientState client) implements StreamState {
    static BoundSession of(ClientStream stream, Jid jid, HomeLink link) {
        var liveness = new Liveness(stream, jid, stream.services().settings());
        var management = new StreamManagement(stream, link, liveness);
        return new BoundSession(stream, jid, link, liveness, management, new ClientState(stream, management::deliver));
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
    public void received(TopLevelElement element) {
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
        stream.services().metrics().received(stanza);
        management.received();
    }

    @Override
    public void told(HomeCall call) {
        switch (call) {
            case HomeCall.Deliver(Stanza stanza, @Nullable String to) -> client.deliver(stanza, to);
            case HomeCall.Managed() -> {
                client.keepAll();
                management.managed();
            }
            case HomeCall.Handled() -> management.landed();
            case HomeCall.End(String condition, String text) ->
                stream.fail(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.CutOff(String condition, String text) ->
                stream.interrupt(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.PauseReading() -> stream.reading().pause(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.ResumeReading() -> stream.reading().resume(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.Granted _,HomeCall.Refused _,HomeCall.Resumed _,HomeCall.ResumeRefused _ ->
                throw new IllegalStateException("a second answer to a request for a resource");
        }
    }

    @Override
    public void flushing() {
        management.flushing();
    }

    @Override
    public void closing(StreamEnd closure) {
        management.stop();
        if (closure == StreamEnd.UNFINISHED && management.isResumable()) {
            link.detach();
        } else {
            link.close();
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
