package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/**
 * RFC 6120 section 4.4: Juliet comes and goes without stream management while Romeo writes to her, and ends each stream cleanly. What
 * Romeo has sent she has got, once, in one of her visits or the next one.
 */
@ExtendWith(SharedSystem.class)
class LeavingTest {
    static final List<String> PEOPLE = List.of("romeo", "juliet");

    private static final int VISITS = 40;
    private static final int MOST_A_VISIT = 60;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<String> sent = new HashSet<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<String> bounced = new ArrayList<>();

    @Test
    void nothingIsLostOfWhatIsOnItsWayToWhoLeaves(RunningSystem system) throws Exception {
        var isOver = new AtomicBoolean();
        try (XmppClient romeo = system.enters("romeo")) {
            var writing = CompletableFuture.runAsync(() -> write(romeo, isOver));
            for (int visit = 0; visit < VISITS; visit++) {
                visit(system, 1 + visit * 7 % MOST_A_VISIT);
            }
            isOver.set(true);
            writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (delivered.size() + bounced.size() < sent.size() && System.nanoTime() < end) {
                lastVisit(system);
                for (StreamEvent event; (event = romeo.next(Duration.ZERO)) != null;) {
                    note(event, bounced);
                }
            }
        }
        delivered.addAll(bounced);
        assertThat(delivered).doesNotHaveDuplicates();
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(sent);
    }

    private void write(XmppClient romeo, AtomicBoolean isOver) {
        try {
            for (int id = 1; !isOver.get(); id++) {
                romeo.send(
                        "<message type='chat' to='juliet@localhost' id='" + id + "'><body>" + id + "</body></message>");
                sent.add(Integer.toString(id));
                LockSupport.parkNanos(PACE_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stays for some messages, and ends the stream while more come. */
    private void visit(RunningSystem system, int messages) throws IOException, InterruptedException {
        try (XmppClient juliet = system.enters("juliet")) {
            int end = delivered.size() + messages;
            while (delivered.size() < end) {
                note(next(juliet), delivered);
            }
            leaves(juliet);
        }
    }

    /** Stays until nothing comes for a while. */
    private void lastVisit(RunningSystem system) throws IOException, InterruptedException {
        try (XmppClient juliet = system.enters("juliet")) {
            for (StreamEvent event; (event = juliet.next(Duration.ofSeconds(1))) != null;) {
                note(event, delivered);
            }
            leaves(juliet);
        }
    }

    private void leaves(XmppClient client) throws IOException, InterruptedException {
        client.send("</stream:stream>");
        for (StreamEvent event = next(client); !(event instanceof StreamEvent.Closed); event = next(client)) {
            note(event, delivered);
        }
    }

    private static StreamEvent next(XmppClient client) throws InterruptedException {
        StreamEvent event = client.next(PATIENCE);
        assertThat(event).as("what comes next").isNotNull().isNotInstanceOf(StreamEvent.Disconnected.class);
        return event;
    }

    private static void note(StreamEvent event, List<String> where) {
        if (event instanceof StreamEvent.Received(Element element) && element.getLocalName().equals("message")) {
            where.add(element.getAttribute("id"));
        }
    }
}
