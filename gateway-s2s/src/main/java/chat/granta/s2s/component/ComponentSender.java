package chat.granta.s2s.component;

import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.stream.carrier.XmppStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The side of a component's stream on which stanzas go to it, as fast as the network keeps up. A stanza is done when the network has it, as components
 * acknowledge nothing. On the stream's thread, unless a method says otherwise.
 */
final class ComponentSender {
    /** As much is given to the network before it has taken what came before. */
    private static final int WINDOW_BYTES = 256 * 1024;

    private final ComponentStream stream;
    private final XmppStream out;
    private final ComponentMetrics metrics;
    private final Deque<OutgoingStanza> underWay = new ArrayDeque<>();
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private int underWayBytes;

    /** Null before the stream is known to be the component's, and when it has ended. */
    private @Nullable Component component;

    ComponentSender(ComponentStream stream, XmppStream out, ComponentMetrics metrics) {
        this.stream = stream;
        this.out = out;
        this.metrics = metrics;
    }

    /** The stream is the component's. */
    void begin(Component proved) {
        component = proved;
        write();
    }

    /** There is something to send. Any thread. */
    void wake() {
        if (isAwake.compareAndSet(false, true)) {
            out.execute(() -> {
                isAwake.set(false);
                write();
                out.flush();
            });
        }
    }

    /** Gives the network what waits, as far as it keeps up. */
    private void write() {
        int written = 0;
        while (component != null && underWayBytes < WINDOW_BYTES) {
            OutgoingStanza next = component.take(stream);
            if (next == null) {
                break;
            }
            out.stanza(next.stanza(), null);
            metrics.sent();
            underWay.add(next);
            underWayBytes += next.bytes();
            written++;
        }
        if (written > 0) {
            int count = written;
            out.flush(() -> sent(count));
        }
    }

    private void sent(int count) {
        if (component == null) {
            // They wait for another stream by now.
            return;
        }
        for (int i = 0; i < count; i++) {
            OutgoingStanza one = underWay.remove();
            underWayBytes -= one.bytes();
            one.fate().done();
        }
        write();
        out.flush();
    }

    /** The stream has ended: what may not have arrived waits for the next. */
    void ended() {
        if (component != null) {
            component.ended(stream, underWay);
            component = null;
        }
    }
}
