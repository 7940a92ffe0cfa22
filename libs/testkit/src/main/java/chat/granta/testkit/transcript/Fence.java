package chat.granta.testkit.transcript;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Shows that nothing is under way any more, without waiting for it not to come. A server keeps the order of stanzas
 * between two parties (RFC 6120 section 10.1); so everybody sends everybody a marker, and asks every account for an answer,
 * and when all have arrived, so has what was sent before. Twice, because what arrives may have caused an answer.
 */
final class Fence {
    private static final String ID = "fence-";
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Duration patience;
    private int count;

    Fence(Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns when all that was under way has arrived; the actors keep it.
     *
     * @param actors all there are; those without a session take no part
     * @param accounts everybody's bare JID, as the server knows it
     */
    void raise(Collection<Actor> actors, Names names, Collection<String> accounts) throws InterruptedException {
        for (int rounds = 0; rounds < 2;) {
            List<Actor> present = actors.stream().filter(Actor::hasSession).toList();
            // Somebody whose stream ends meanwhile answers no more: once again without them.
            rounds += present.isEmpty() || round(present, names, accounts) ? 1 : 0;
        }
    }

    private boolean round(List<Actor> present, Names names, Collection<String> accounts)
            throws InterruptedException {
        Map<Actor, Set<String>> awaited = new HashMap<>();
        present.forEach(actor -> awaited.put(actor, new HashSet<>()));
        try {
            for (Actor sender : present) {
                for (Actor receiver : present) {
                    String id = ID + ++count;
                    Objects.requireNonNull(awaited.get(receiver)).add(id);
                    sender.client().send("<message type='headline' id='" + id + "' to='"
                            + Xml.escape(names.toWire(Objects.requireNonNull(receiver.jid()))) + "'/>");
                }
                for (String account : accounts) {
                    String id = ID + ++count;
                    Objects.requireNonNull(awaited.get(sender)).add(id);
                    sender.client().send("<iq type='get' id='" + id + "' to='" + account
                            + "'><ping xmlns='urn:xmpp:ping'/></iq>");
                }
            }
        } catch (IOException _) {
            // A connection that has just been lost: its end is read below.
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (awaited.values().stream().anyMatch(ids -> !ids.isEmpty())) {
            for (Actor actor : present) {
                read(actor, Objects.requireNonNull(awaited.get(actor)));
            }
            if (!present.stream().allMatch(Actor::hasSession)) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new StepFailure("stanzas of the runner that must arrive did not; missing: " + awaited.entrySet()
                        .stream().filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey().role() + " " + entry.getValue()).toList());
            }
        }
        return true;
    }

    private static void read(Actor actor, Set<String> awaited) throws InterruptedException {
        while (!awaited.isEmpty() && actor.hasSession()) {
            StreamEvent event = actor.fetch(GLANCE);
            if (event == null) {
                return;
            }
            String id = event instanceof StreamEvent.Received(Element element) ? element.getAttribute("id") : "";
            awaited.remove(id);
            if (!id.startsWith(ID)) {
                actor.keep(event);
            }
        }
    }
}
