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
 * between two parties (RFC 6120 section 10.1); so everybody sends everybody a marker, and asks every account some questions,
 * and when all have arrived, so has what was sent before. Several times, because what arrives may have caused an answer, and
 * a subscription is a matter of two servers and two rosters, one after the other.
 */
final class Fence {
    private static final String ID = "fence-";
    private static final int ROUNDS = 4;
    /** Answered by the account at once. */
    private static final String PING = "-ping";
    /** A message that comes back, as nobody is there. */
    private static final String STRAY = "-stray";
    /** Where a server keeps vCards, and perhaps not alone, it may keep rosters. */
    private static final String CARD = "-card";
    /** Where a server keeps these, it keeps archives and offline messages. */
    private static final String PREFERENCES = "-prefs";
    /** Answered by a room, where there is one and where there is not. */
    private static final String ROOM = "-room";
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
        for (int rounds = 0; rounds < ROUNDS;) {
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
                    sender.send("<message type='headline' id='" + id + "' to='"
                            + Xml.escape(names.toWire(Objects.requireNonNull(receiver.jid()))) + "'/>");
                }
                for (String account : accounts) {
                    ask(sender, account, Objects.requireNonNull(awaited.get(sender)));
                }
                for (String room : names.rooms()) {
                    String id = ID + ++count + ROOM;
                    Objects.requireNonNull(awaited.get(sender)).add(id);
                    sender.send("<iq type='get' id='" + id + "' to='" + room
                            + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
                }
            }
        } catch (IOException _) {
            // A connection that has just been lost: its end is read below.
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (awaited.values().stream().anyMatch(ids -> !ids.isEmpty())) {
            for (Actor actor : present) {
                read(actor, Objects.requireNonNull(awaited.get(actor)), awaited.values());
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

    private void ask(Actor sender, String account, Set<String> awaited) throws IOException {
        String id = ID + ++count;
        var questions = new StringBuilder("<iq type='get' id='" + id + PING + "' to='" + account
                + "'><ping xmlns='urn:xmpp:ping'/></iq>");
        awaited.addAll(List.of(id + PING, id + CARD));
        // No list stands between people and their own account.
        if (!account.startsWith(sender.account() + '@')) {
            questions.append("<message type='headline' id='" + id + STRAY + "' to='" + account + "/granta-nobody'/>");
            awaited.add(id + STRAY);
        } else {
            questions.append("<iq type='get' id='" + id + PREFERENCES + "'><prefs xmlns='urn:xmpp:mam:2'/></iq>");
            awaited.add(id + PREFERENCES);
        }
        questions.append("<iq type='get' id='" + id + CARD + "' to='" + account
                + "'><vCard xmlns='vcard-temp'/></iq>");
        sender.send(questions.toString());
    }

    /**
     * Something has arrived, perhaps as an error, when one has blocked the other; it has been all the way, then, too. Privacy
     * lists may keep an answer back; that it will not come any more shows when one comes to what was asked later.
     */
    private static void arrived(String id, Set<String> awaited) {
        awaited.remove(id);
        String question = id.substring(0, Math.max(0, id.lastIndexOf('-')));
        if (id.endsWith(STRAY) && awaited.remove(question + PING)) {
            awaited.remove(question + CARD);
        } else if (id.endsWith(CARD)) {
            awaited.remove(question + STRAY);
        }
    }

    private static void read(Actor actor, Set<String> awaited, Collection<Set<String>> allAwaited)
            throws InterruptedException {
        while (actor.hasSession()) {
            // Who awaits nothing may still be told what became of their markers to others.
            StreamEvent event = actor.fetch(awaited.isEmpty() ? Duration.ZERO : GLANCE);
            if (event == null) {
                return;
            }
            String id = event instanceof StreamEvent.Received(Element element) ? element.getAttribute("id") : "";
            allAwaited.forEach(ids -> arrived(id, ids));
            if (!id.startsWith(ID)) {
                actor.keep(event);
            }
        }
    }
}
