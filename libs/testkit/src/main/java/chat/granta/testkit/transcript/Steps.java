package chat.granta.testkit.transcript;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Everything that can happen in a play, as it is written: the list is the language. */
final class Steps {
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    private static final String AS_A_COMPONENT = "connects as a component";

    private static final List<Kind> KINDS = List.of(
            // A connection, step by step (RFC 6120 sections 4 to 7).
            kind("has an account", (play, actor, words) -> {}),
            kind("is subscribed to ([A-Z]\\w*)", (play, actor, words) -> Subscribing.between(play.stage(),
                    actor.role().person(), words.group(2))),
            kind("and ([A-Z]\\w*) are subscribed to each other", (play, actor, words) -> {
                Subscribing.between(play.stage(), actor.role().person(), words.group(2));
                Subscribing.between(play.stage(), words.group(2), actor.role().person());
            }),
            kind("connects", (play, actor, words) -> actor.connect(false)),
            kind("connects over TLS", (play, actor, words) -> actor.connect(true)),
            kind(AS_A_COMPONENT, (play, actor, words) -> actor.connectAsComponent()),
            kind("opens a stream", (play, actor, words) -> openStream(play, actor)),
            kind("starts TLS", (play, actor, words) -> actor.negotiation().startTls()),
            kind("shakes hands", (play, actor, words) -> actor.client().startTls()),
            kind("reaches authentication", (play, actor, words) -> reachAuthentication(actor)),
            kind("authenticates with (\\S+)(?: (by \\S+))?", (play, actor, words) -> actor.negotiation()
                    .authenticate(Logins.attempt(words.group(2), words.group(3), actor, play.stage()))),
            kind("tries (PLAIN|SCRAM\\S+)(?: (.+))?", (play, actor, words) -> actor.keep(new StreamEvent.Received(
                    actor.negotiation().attempt(Logins.attempt(words.group(2), words.group(3), actor,
                            play.stage()))))),
            kind("reaches binding", (play, actor, words) -> reachBinding(play, actor)),
            kind("binds(?: as (\\S+))?", (play, actor, words) -> bind(play, actor, words.group(2))),
            kind("logs in(?: as (\\S+?))?(?: with priority (-?\\d+))?", (play, actor, words) -> logIn(play, actor,
                    words.group(2), words.group(3))),
            kind("logs in(?: as (\\S+))? and wants (.+)", (play, actor, words) -> {
                bind(play, actor, words.group(2));
                Interests.say(play, actor, List.of(words.group(3).split(", ")));
            }),
            kind("closes the stream", (play, actor, words) -> {
                actor.send("</stream:stream>");
                ends(actor, null);
            }),
            kind("disconnects", (play, actor, words) -> actor.leave()),
            // Servers (XEP-0220).
            kind("listens", (play, actor, words) -> actor.listen()),
            kind("is called", (play, actor, words) -> actor.accept()),
            kind("answers a stream", (play, actor, words) -> ServerStreams.answer(play, actor)),
            kind("proves its domain", (play, actor, words) -> ServerStreams.prove(play, actor)),
            kind("shakes hands with an? (valid|expired|self-signed) certificate for (\\S+)", (play, actor,
                    words) -> actor.startTls(words.group(2), words.group(3))),
            // Stream management (XEP-0198).
            kind("enables stream management", (play, actor, words) -> enable(actor)),
            kind("resumes", (play, actor, words) -> resume(play, actor)),
            kind("is asked for an acknowledgement", (play, actor, words) -> isAsked(actor)),
            // Rooms (XEP-0045).
            kind("enters (\\S+) as (\\S+)", (play, actor, words) -> Entering.room(play, actor, words.group(2),
                    words.group(3))),
            // What passes.
            withBlock("sends", (play, actor, step) -> play.send(actor, step.block())),
            withBlock("receives", (play, actor, step) -> play.receives(actor, step.block())),
            withBlock("receives in any order", (play, actor, step) -> play.receivesInAnyOrder(actor, step.block())),
            kind("receives: nothing", (play, actor, words) -> play.receivesNothing(actor)),
            new Kind(Pattern.compile("(" + Role.PATTERN + ")'s stream ends(?: with ([\\w-]+))?"), false,
                    (play, actor, words, step) -> ends(actor, words.group(2))));

    private Steps() {}

    static boolean knows(Step step) {
        return KINDS.stream().anyMatch(kind -> kind.fits(step));
    }

    static boolean isOfComponent(Step step) {
        return step.words().endsWith(AS_A_COMPONENT);
    }

    /** Who acts in a step that is known. */
    static Role actor(Step step) {
        return Role.of(match(step).group(1));
    }

    /** Everybody who takes part in a step that is known. */
    static List<String> people(Step step) {
        Matcher words = match(step);
        String actor = Role.of(words.group(1)).person();
        return step.words().contains(" subscribed to ") ? List.of(actor, words.group(2)) : List.of(actor);
    }

    static void play(Step step, Performance performance) throws IOException, InterruptedException {
        for (Kind kind : KINDS) {
            if (kind.fits(step)) {
                Matcher words = match(step);
                kind.action.play(performance, performance.actor(Role.of(words.group(1))), words, step);
                return;
            }
        }
    }

    private static Matcher match(Step step) {
        Kind kind = KINDS.stream().filter(known -> known.fits(step)).findFirst().orElseThrow();
        Matcher matcher = kind.pattern.matcher(step.words());
        matcher.matches();
        return matcher;
    }

    private static void openStream(Performance play, Actor actor) throws IOException, InterruptedException {
        if (actor.role().isServer()) {
            ServerStreams.open(play, actor);
        } else {
            actor.negotiation().openStream();
        }
    }

    private static void reachAuthentication(Actor actor) throws IOException, InterruptedException {
        actor.connect(false);
        actor.negotiation().secure();
    }

    private static void reachBinding(Performance play, Actor actor) throws IOException, InterruptedException {
        reachAuthentication(actor);
        actor.negotiation().authenticate(Logins.attempt("SCRAM-SHA-256", "", actor, play.stage()));
        actor.negotiation().openStream();
    }

    private static void bind(Performance play, Actor actor, @Nullable String resource)
            throws IOException, InterruptedException {
        if (!actor.isConnected()) {
            reachBinding(play, actor);
        }
        actor.bind(resource == null ? actor.role().device() : resource);
    }

    private static void logIn(Performance play, Actor actor, @Nullable String resource, @Nullable String priority)
            throws IOException, InterruptedException {
        bind(play, actor, resource);
        actor.send(priority == null
                ? "<presence/>"
                : "<presence><priority>" + priority + "</priority></presence>");
        play.settle();
        play.forgetPresenceAmong(actor.role().person());
    }

    private static void enable(Actor actor) throws IOException, InterruptedException {
        actor.send("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        actor.await(element -> StanzaCounts.is(element, "enabled"), "<enabled/>");
    }

    private static void resume(Performance play, Actor actor) throws IOException, InterruptedException {
        String id = actor.counts().id();
        if (id == null) {
            throw new StepFailure(actor.role() + " has no session that could be resumed");
        }
        long h = actor.counts().received();
        reachBinding(play, actor);
        actor.send("<resume xmlns='urn:xmpp:sm:3' h='" + h + "' previd='" + Xml.escape(id) + "'/>");
        actor.await(element -> StanzaCounts.is(element, "resumed"), "<resumed/>");
    }

    private static void isAsked(Actor actor) throws InterruptedException {
        if (!actor.counts().isAsked()) {
            actor.await(StanzaCounts::isRequest, "<r/>");
        }
    }

    private static void ends(Actor actor, @Nullable String condition) throws InterruptedException {
        if (condition != null) {
            StreamEvent error = actor.next();
            if (!(error instanceof StreamEvent.Received(Element element) && element.getLocalName().equals("error")
                    && Xml.child(element, STREAM_ERRORS, condition) != null)) {
                throw new StepFailure("instead of the stream error " + condition + " came " + Events.show(error));
            }
        }
        StreamEvent end = actor.next();
        if (!(end instanceof StreamEvent.Closed)) {
            throw new StepFailure("instead of </stream:stream> came " + Events.show(end));
        }
        StreamEvent last = actor.next();
        if (!(last instanceof StreamEvent.Disconnected)) {
            throw new StepFailure("the stream is closed, but then came " + Events.show(last));
        }
    }

    private static Kind kind(String verb, Deed deed) {
        return new Kind(Pattern.compile("(" + Role.PATTERN + ") " + verb), false,
                (play, actor, words, step) -> deed.play(play, actor, words));
    }

    private static Kind withBlock(String verb, BlockDeed deed) {
        return new Kind(Pattern.compile("(" + Role.PATTERN + ") " + verb), true,
                (play, actor, words, step) -> deed.play(play, actor, step));
    }

    private record Kind(Pattern pattern, boolean hasBlock, Action action) {
        boolean fits(Step step) {
            return hasBlock != step.block().isEmpty() && pattern.matcher(step.words()).matches();
        }
    }

    private interface Action {
        void play(Performance play, Actor actor, Matcher words, Step step) throws IOException, InterruptedException;
    }

    private interface Deed {
        void play(Performance play, Actor actor, Matcher words) throws IOException, InterruptedException;
    }

    private interface BlockDeed {
        void play(Performance play, Actor actor, Step step) throws IOException, InterruptedException;
    }
}
