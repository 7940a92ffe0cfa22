package chat.granta.c2s.session;

import chat.granta.c2s.csi.ClientState;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.Negotiation;
import chat.granta.c2s.stream.StreamEnd;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.management.ResumeRequest;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 section 7: the client is to bind a resource, which its user's home grants; or it goes on with a session that it
 * has (XEP-0198 section 5), if the home still has it too.
 */
public final class ResourceBinding implements Negotiation {
    /** The condition with which a home refuses whoever has, as far as it knows, no account. */
    private static final String CLOSED_ACCOUNT = "not-allowed";
    /** How often such a home is asked again, and how long after its answer. */
    private static final int MORE_ATTEMPTS = 16;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ClientStream stream;
    private final Jid account;
    private @Nullable Asked asked;

    /** What the home has not answered yet. */
    private sealed interface Asked {
        HomeLink link();

        HomeCallQueue calls();

        /** @param more how often the home is asked again when it does not know the account */
        record Bind(Iq request, @Nullable String resource, int more, HomeLink link, HomeCallQueue calls)
                implements
                    Asked {}

        record Resume(String id, HomeLink link, HomeCallQueue calls) implements Asked {}
    }

    public ResourceBinding(ClientStream stream, Jid account) {
        this.stream = stream;
        this.account = account;
    }

    @Override
    public Phase phase() {
        return Phase.AUTHENTICATED;
    }

    @Override
    public void offer() {
        var features = new ArrayList<>(BindElements.features());
        features.add(SmElements.feature());
        features.add(ClientState.feature());
        features.addAll(HomeFeatures.features(stream.services().homes().server()));
        stream.offer(features);
    }

    @Override
    public void received(TopLevelElement element) {
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Iq iq) when BindElements.isBind(iq) && asked == null -> bind(iq);
            case Stanzas.Read.Bad bad when bad.header() instanceof Iq -> stream.answer(bad.error(), bad.header());
            case Stanzas.Read.NotAStanza() when SmElements.is(element, "resume") && asked == null -> resume(element);
            // RFC 6120 7.1: no other stanza before a resource is bound.
            default -> stream.refuse(element);
        }
    }

    private void bind(Iq request) {
        String resource = BindElements.wish(request);
        try {
            resource = resource == null ? null : account.withResource(resource).resource();
        } catch (InvalidJidException e) {
            // RFC 6120 7.7.2.1
            stream.answer(StanzaError.badRequest(String.valueOf(e.getMessage())), request);
            return;
        }
        ask(request, resource, MORE_ATTEMPTS);
    }

    private void ask(Iq request, @Nullable String resource, int more) {
        if (!homes().isReady()) {
            asked = null;
            stream.answer(StanzaError.resourceConstraint("the server is starting or cannot reach its log; try again"),
                    request);
            return;
        }
        var calls = new HomeCallQueue(stream);
        asked = new Asked.Bind(request, resource, more, homes().bind(account, resource, calls), calls);
    }

    /**
     * Who has just logged in has an account: the password file says so. The home hears of it from the log, which takes a moment
     * when the account was closed before and is open again.
     */
    private void askAgain(Asked.Bind bind) {
        stream.out().schedule(() -> {
            if (asked == bind) {
                ask(bind.request(), bind.resource(), bind.more() - 1);
            }
        }, PAUSE);
    }

    private void resume(TopLevelElement element) {
        ResumeRequest request = ResumeRequest.of(element);
        if (!stream.services().settings().resumeTimeout().isPositive()) {
            resumeRefused("feature-not-implemented", -1);
        } else if (request == null) {
            resumeRefused("bad-request", -1);
        } else if (!homes().isReady()) {
            resumeRefused("resource-constraint", -1);
        } else {
            var calls = new HomeCallQueue(stream);
            asked = new Asked.Resume(request.id(), homes().resume(account, request.id(), request.h(), calls), calls);
        }
    }

    /** XEP-0198 section 5: the client may bind a resource instead, or try again. */
    private void resumeRefused(String condition, long handled) {
        asked = null;
        stream.services().metrics().resumption(condition);
        stream.out().element(SmElements.failed(condition, handled));
    }

    @Override
    public void told(HomeCall call) {
        Asked open = asked;
        if (open == null) {
            return;
        }
        switch (call) {
            case HomeCall.Bound(Jid jid) when open instanceof Asked.Bind bind -> {
                stream.out().stanza(BindElements.granted(bind.request(), jid), null);
                stream.loggedIn(new BoundSession(stream, jid, bind.link(), bind.calls()));
            }
            case HomeCall.BindRefused(String condition) when open instanceof Asked.Bind bind
                    && condition.equals(CLOSED_ACCOUNT) && bind.more() > 0 ->
                askAgain(bind);
            case HomeCall.BindRefused(String condition) when open instanceof Asked.Bind bind -> {
                asked = null;
                stream.answer(BindElements.refused(condition), bind.request());
            }
            case HomeCall.Resumed resumed when open instanceof Asked.Resume(String id, HomeLink link, HomeCallQueue calls) -> {
                var bound = new BoundSession(stream, resumed.jid(), link, calls);
                stream.loggedIn(bound);
                bound.resumed(id, resumed.handled(), resumed.acknowledged());
                stream.services().metrics().resumption("success");
            }
            case HomeCall.ResumeRefused(String condition, long handled) when open instanceof Asked.Resume ->
                resumeRefused(condition, handled);
            case HomeCall.End(String condition, String text) ->
                stream.fail(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.CutOff(String condition, String text) ->
                stream.interrupt(new StreamError(condition, text.isEmpty() ? null : text));
            case HomeCall.PauseReading() -> stream.out().pauseReading(PauseReason.LOG_IS_BEHIND);
            case HomeCall.ResumeReading() -> stream.out().resumeReading(PauseReason.LOG_IS_BEHIND);
            default -> throw new IllegalStateException(
                    "a home says what it was not asked: " + call.getClass().getSimpleName());
        }
    }

    @Override
    public void closing(StreamEnd closure) {
        if (asked == null) {
            return;
        }
        if (asked instanceof Asked.Resume resume && closure != StreamEnd.CLEAN) {
            // The home may have the session, although it has not answered yet; the client may ask for it once more.
            resume.link().detach();
        } else {
            asked.link().close();
        }
        asked.calls().close(HomeCallQueue::giveBack);
        asked = null;
    }

    private UserHomes homes() {
        return stream.services().homes();
    }
}
