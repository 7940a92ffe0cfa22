package chat.granta.testkit.transcript;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One performance of a play. */
final class Performance {
    private final Play play;
    private final Stage stage;
    private final Names names;
    private final Fence fence;
    private final Variables variables;
    private final Map<Role, Actor> cast = new LinkedHashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final List<String> accounts;

    Performance(Play play, Stage stage) {
        this.play = play;
        this.stage = stage;
        SortedSet<String> people = play.people();
        this.names = new Names(people, stage.troupe(), stage.domain(), stage.servers() != null);
        this.accounts = people.stream().map(person -> stage.account(person) + '@' + stage.domain()).toList();
        this.fence = new Fence(stage.patience());
        this.variables = new Variables(stage, this::actor);
    }

    void run() {
        try {
            for (Step step : play.steps()) {
                run(step.line(), step.toString(), () -> Steps.play(step, this));
            }
            run(play.steps().getLast().line(), "at the end of the play", this::nothingIsLeft);
        } finally {
            cast.values().forEach(Performance::leave);
        }
    }

    private void run(int line, String what, Action action) {
        try {
            action.run();
        } catch (StepFailure | IOException | IllegalStateException e) {
            throw new PlayFailure(play.file(), line, play.heading(), what + "\n" + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlayFailure(play.file(), line, play.heading(), what + "\ninterrupted", e);
        }
    }

    Stage stage() {
        return stage;
    }

    Actor actor(Role role) {
        return cast.computeIfAbsent(role, newcomer -> new Actor(newcomer, stage, names, sessions));
    }

    void send(Actor actor, String block) throws IOException {
        actor.send(names.toWire(variables.inSent(block)));
    }

    /** Everything that is under way arrives, and is kept. */
    void settle() throws InterruptedException {
        fence.raise(cast.values(), names, accounts);
    }

    /** Strikes the presence of a person's own devices, which the play did not ask for. */
    void forgetPresenceAmong(String person) {
        String bareJid = person.toLowerCase(Locale.ROOT) + '@' + stage.domain() + '/';
        cast.values().stream().filter(actor -> actor.role().person().equals(person))
                .forEach(actor -> actor.forget(element -> Xml.is(element, "jabber:client", "presence")
                        && element.getAttribute("from").startsWith(bareJid)));
    }

    /** Strikes what has come to anybody from an address, or from a resource of it. */
    void forgetAllFrom(String bareJid) {
        cast.values().forEach(actor -> actor.forget(element -> element.getAttribute("from").equals(bareJid)
                || element.getAttribute("from").startsWith(bareJid + '/')));
    }

    void receives(Actor actor, String block) throws IOException, InterruptedException {
        String expected = variables.inExpected(block);
        Element outer = Expected.parse(expected, actor.role().isServer());
        if (Expected.hasHeader(expected)) {
            StreamEvent event = actor.next();
            fail(event, event instanceof StreamEvent.Opened(Element header)
                    ? ElementMatcher.headerMismatch(outer, header, variables.captured())
                    : "no stream header");
        }
        for (Element want : Xml.children(outer)) {
            StreamEvent event = actor.next();
            fail(event, event instanceof StreamEvent.Received(Element element)
                    ? ElementMatcher.mismatch(want, element, variables.captured())
                    : "no element");
        }
    }

    void receivesInAnyOrder(Actor actor, String block) throws IOException, InterruptedException {
        List<Element> wanted = Expected.elements(variables.inExpected(block), actor.role().isServer());
        List<Element> received = new ArrayList<>();
        while (received.size() < wanted.size()) {
            StreamEvent event = actor.next();
            if (!(event instanceof StreamEvent.Received(Element element))) {
                throw new StepFailure("received " + received.stream().map(Xml::show).toList() + ", then "
                        + Events.show(event));
            }
            received.add(element);
        }
        String wrong = ElementMatcher.childrenMismatch(wanted, received, _ -> false, variables.captured());
        if (wrong != null) {
            throw new StepFailure("received\n"
                    + String.join("\n", received.stream().map(Xml::show).toList()).indent(2) + "which differs: "
                    + wrong);
        }
    }

    void receivesNothing(Actor actor) throws InterruptedException {
        if (!actor.hasSession()) {
            throw new StepFailure(actor.role() + " has no session, so nothing can prove that nothing comes");
        }
        settle();
        isLeftWithNothing(actor);
    }

    private void nothingIsLeft() throws IOException, InterruptedException {
        settle();
        for (Actor actor : cast.values()) {
            if (actor.isNegotiating()) {
                // No session, no fence; but before its closing tag the server has sent what it had to send.
                actor.send("</stream:stream>");
                actor.skipEndOfStream();
            }
            isLeftWithNothing(actor);
        }
    }

    private static void isLeftWithNothing(Actor actor) throws InterruptedException {
        StreamEvent event = actor.poll(Duration.ZERO);
        if (event != null) {
            throw new StepFailure(actor.role() + " received what the play does not mention: " + Events.show(event));
        }
    }

    private static void fail(@Nullable StreamEvent event, @Nullable String mismatch) {
        if (mismatch != null) {
            throw new StepFailure("received\n" + Events.show(event).indent(2) + "which differs: " + mismatch);
        }
    }

    private static void leave(Actor actor) {
        try {
            actor.retire();
        } catch (IOException _) {
            // It was leaving anyway.
        }
    }

    private interface Action {
        void run() throws IOException, InterruptedException;
    }
}
