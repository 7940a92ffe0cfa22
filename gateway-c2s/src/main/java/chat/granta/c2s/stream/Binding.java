package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 7: the client is to bind a resource, which its user's home grants. */
final class Binding implements Negotiation {
    private final ClientStream stream;
    private final Jid account;
    private @Nullable Asked asked;

    Binding(ClientStream stream, Jid account) {
        this.stream = stream;
        this.account = account;
    }

    @Override
    public Phase phase() {
        return Phase.AUTHENTICATED;
    }

    @Override
    public void offer() {
        var features = new ArrayList<>(ResourceBinding.features());
        features.add(ClientState.feature());
        features.addAll(HomeFeatures.features(stream.services().homes().server()));
        stream.offer(features);
    }

    @Override
    public void received(TopLevelElement element) {
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Iq iq) when ResourceBinding.isBind(iq) && asked == null -> bind(iq);
            case Stanzas.Read.Bad bad when bad.header() instanceof Iq -> stream.answer(bad.error(), bad.header());
            // RFC 6120 7.1: no other stanza before a resource is bound.
            default -> stream.refuse(element);
        }
    }

    private void bind(Iq request) {
        String resource = ResourceBinding.wish(request);
        try {
            resource = resource == null ? null : account.withResource(resource).resource();
        } catch (InvalidJidException e) {
            // RFC 6120 7.7.2.1
            stream.answer(StanzaError.badRequest(String.valueOf(e.getMessage())), request);
            return;
        }
        if (!stream.services().homes().isReady()) {
            stream.answer(StanzaError.resourceConstraint("the server is starting or cannot reach its log; try again"),
                    request);
            return;
        }
        var calls = new HomeCalls(stream, stream.loop());
        asked = new Asked(request, stream.services().homes().bind(account, resource, calls));
    }

    @Override
    public void told(HomeCall call) {
        Asked open = asked;
        if (open == null) {
            return;
        }
        switch (call) {
            case HomeCall.Granted(Jid jid) -> {
                stream.output().stanza(ResourceBinding.granted(open.request, jid), null);
                stream.loggedIn(new Bound(stream, jid, open.link, new ClientState(stream)));
            }
            case HomeCall.Refused(String condition) -> {
                asked = null;
                stream.answer(ResourceBinding.refused(condition), open.request);
            }
            case HomeCall.End(String condition, String text) ->
                stream.fail(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.Pause() -> stream.reading().pause(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.Resume() -> stream.reading().resume(Reading.Reason.LOG_IS_BEHIND);
            case HomeCall.Deliver _ -> throw new IllegalStateException("delivery to a session that is not bound");
        }
    }

    @Override
    public void closing() {
        if (asked != null) {
            asked.link.close();
        }
    }

    /** A bind request the home has not answered yet. */
    private record Asked(Iq request, HomeLink link) {}
}
