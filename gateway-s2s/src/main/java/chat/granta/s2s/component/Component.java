package chat.granta.s2s.component;

import chat.granta.model.StanzaError;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.stream.StreamError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component, connected or not: what waits for it, in order, and the stream that takes it. Any thread.
 */
final class Component {
    private final String domain;
    private final int maxWaitingBytes;
    private final ComponentMetrics metrics;
    private final Deque<OutgoingStanza> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private @Nullable ComponentStream stream;

    Component(String domain, int maxWaitingBytes, ComponentMetrics metrics) {
        this.domain = domain;
        this.maxWaitingBytes = maxWaitingBytes;
        this.metrics = metrics;
    }

    String domain() {
        return domain;
    }

    synchronized long waiting() {
        return waitingBytes;
    }

    /** Takes a stanza, behind all that were taken before. */
    void send(OutgoingStanza stanza) {
        ComponentStream taking;
        boolean isTooMuch;
        synchronized (this) {
            isTooMuch = waitingBytes > 0 && waitingBytes + stanza.bytes() > maxWaitingBytes;
            taking = stream;
            if (!isTooMuch) {
                waiting.add(stanza);
                waitingBytes += stanza.bytes();
            }
        }
        if (isTooMuch) {
            returned(stanza, StanzaError.resourceConstraint("too much waits for " + domain));
        } else if (taking != null) {
            taking.wake();
        }
    }

    /** The next stanza for the stream; null when there is none, or the stream is not the component's any more. */
    synchronized @Nullable OutgoingStanza take(ComponentStream by) {
        OutgoingStanza next = stream == by ? waiting.poll() : null;
        if (next != null) {
            waitingBytes -= next.bytes();
        }
        return next;
    }

    /**
     * A stream has shown that it is the component's.
     *
     * @return another that is; null when this one is taken
     */
    synchronized @Nullable ComponentStream connect(ComponentStream connecting) {
        if (stream == null) {
            stream = connecting;
            return null;
        }
        return stream;
    }

    /** A stream has ended; what may not have arrived waits for the next, in front. */
    synchronized void ended(ComponentStream ended, Deque<OutgoingStanza> underWay) {
        if (stream != ended) {
            return;
        }
        stream = null;
        while (!underWay.isEmpty()) {
            OutgoingStanza last = underWay.removeLast();
            waiting.addFirst(last);
            waitingBytes += last.bytes();
        }
    }

    /** Another gateway speaks with the component from now on. */
    void release() {
        ComponentStream left;
        synchronized (this) {
            waiting.clear();
            waitingBytes = 0;
            left = stream;
            stream = null;
        }
        if (left != null) {
            left.end(StreamError.systemShutdown(Components.ELSEWHERE));
        }
    }

    void look(long now, ComponentSecrets secrets) {
        List<OutgoingStanza> overdue = new ArrayList<>();
        ComponentStream open;
        synchronized (this) {
            open = stream;
            // They have come in the order of their deadlines.
            while (!waiting.isEmpty() && waiting.getFirst().deadline() - now <= 0) {
                OutgoingStanza first = waiting.removeFirst();
                waitingBytes -= first.bytes();
                overdue.add(first);
            }
        }
        String why = open == null ? domain + " is not connected" : domain + " does not keep up";
        overdue.forEach(one -> returned(one, RemoteErrors.timeout(why)));
        if (open != null && !open.isBy(secrets.of(domain))) {
            open.end(StreamError.notAuthorized("the secret has changed"));
        }
    }

    private void returned(OutgoingStanza stanza, StanzaError why) {
        metrics.returned();
        stanza.fate().failed(why);
    }
}
