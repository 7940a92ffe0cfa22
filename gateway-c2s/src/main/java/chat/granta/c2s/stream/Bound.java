package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 8: stanzas, both ways.
 *
 * @param jid the full JID the home granted
 * @param client whether somebody looks at it
 */
record Bound(ClientStream stream, Jid jid, HomeLink link, ClientState client) implements StreamState {
    @Override
    public Phase phase() {
        return Phase.BOUND;
    }

    @Override
    public void received(TopLevelElement element) {
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Stanza stanza) when isFromHere(stanza) -> accept(stanza.between(jid, stanza.to()));
            case Stanzas.Read.Bad(Stanza header, StanzaError error) when isFromHere(header) ->
                stream.answer(error, header.between(jid, header.to()));
            case Stanzas.Read.NotAStanza() -> {
                if (!client.indicated(element)) {
                    stream.refuse(element);
                }
            }
            // RFC 6120 8.1.2.1
            default -> stream.fail(StreamError.invalidFrom("'from' is not this session's address"));
        }
    }

    private void accept(Stanza stanza) {
        stream.services().metrics().received(stanza);
        if (stanza instanceof Iq iq && isForServer(iq)) {
            if (ResourceBinding.isBind(iq)) {
                // RFC 6120 7.1: one resource per stream.
                stream.answer(StanzaError.notAllowed("this stream has a resource already"), iq);
                return;
            }
            if (ResourceBinding.isSession(iq)) {
                stream.send(iq.result(Payload.EMPTY), null);
                return;
            }
        }
        link.send(stanza);
    }

    @Override
    public void told(HomeCall call) {
        switch (call) {
            case HomeCall.Deliver(Stanza stanza, @Nullable String to) -> client.deliver(stanza, to);
            case HomeCall.End(String condition, String text) ->
                stream.fail(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.Pause() -> stream.reading().pause(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.Resume() -> stream.reading().resume(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.Granted _,HomeCall.Refused _ ->
                throw new IllegalStateException("a second answer to a bind request");
        }
    }

    @Override
    public void closing() {
        link.close();
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
