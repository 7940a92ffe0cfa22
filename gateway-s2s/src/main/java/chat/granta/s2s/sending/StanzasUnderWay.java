package chat.granta.s2s.sending;

import chat.granta.s2s.management.Unacknowledged;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.stream.management.CountedStanzas;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4: what a stream was given and is not known to have arrived. A stanza is done when the other server acknowledges it, or, where that does not
 * count, when the network has it. Only so much may be under way. On the stream's thread.
 */
final class StanzasUnderWay {
    /** As much is given to the network before it has taken what came before. */
    private static final int WINDOW_BYTES = 256 * 1024;
    /** As much may be unacknowledged, which takes a round trip and the other server's log. */
    private static final int MANAGED_WINDOW_BYTES = 1024 * 1024;

    private final XmppStream out;
    private final Runnable onTaken;
    /** Given to the network. */
    private final Deque<SentStanza> given = new ArrayDeque<>();
    /** Sent since the other server counts. */
    private final Deque<SentStanza> unacknowledged = new ArrayDeque<>();
    private @Nullable CountedStanzas counts;
    private long acknowledged;
    private int bytes;
    /** Since the last {@link #flush}. */
    private int written;
    private boolean hasEnded;

    /** @param onTaken told when some have arrived, as far as is known */
    StanzasUnderWay(XmppStream out, Runnable onTaken) {
        this.out = out;
        this.onTaken = onTaken;
    }

    boolean isEmpty() {
        return given.isEmpty() && unacknowledged.isEmpty();
    }

    /** Whether no more may be sent for now. */
    boolean isFull() {
        return bytes >= (counts == null ? WINDOW_BYTES : MANAGED_WINDOW_BYTES);
    }

    /** As {@link StanzaSender#countedBy}. */
    void countedBy(CountedStanzas counting, long before) {
        counts = counting;
        acknowledged = before;
    }

    /** Sends one; {@link #flush} follows. */
    void send(SentStanza one) {
        out.stanza(one.stanza().stanza(), null);
        bytes += one.stanza().bytes();
        written++;
        if (counts == null) {
            given.add(one);
        } else {
            unacknowledged.add(one);
            counts.sent();
        }
    }

    /** What was sent goes out, and the other server is asked for it when it is time. */
    void flush() {
        int count = written;
        written = 0;
        if (counts != null && isFull()) {
            // Nothing but an answer lets anything go on.
            counts.ask();
        } else if (counts != null && count > 0) {
            counts.askWhenDue();
        } else if (count > 0) {
            out.flush(() -> taken(count));
        }
    }

    private void taken(int count) {
        if (hasEnded) {
            // They wait for another stream by now.
            return;
        }
        for (int i = 0; i < count; i++) {
            done(given.remove());
        }
        onTaken.run();
        out.flush();
    }

    /** The other server has so many, of all that it has ever counted. */
    void acknowledged(long count) {
        for (; acknowledged < count; acknowledged++) {
            done(unacknowledged.remove());
        }
        onTaken.run();
    }

    private void done(SentStanza one) {
        bytes -= one.stanza().bytes();
        one.queue().done(one.stanza());
    }

    /** Asks for all that is not acknowledged. */
    void ask() {
        if (counts != null) {
            counts.ask();
            out.flush();
        }
    }

    /** As {@link StanzaSender#suspend}. */
    Unacknowledged suspend(Duration patience) {
        var left = new UnacknowledgedStanzas(acknowledged, unacknowledged);
        unacknowledged.forEach(one -> one.queue().hold(patience));
        return left;
    }

    /** The stream has ended: what may not have arrived waits for another. */
    void end() {
        hasEnded = true;
        putBack(unacknowledged);
        putBack(given);
    }

    private static void putBack(Deque<SentStanza> sent) {
        while (!sent.isEmpty()) {
            SentStanza last = sent.removeLast();
            last.queue().putBack(last.stanza());
        }
    }
}
