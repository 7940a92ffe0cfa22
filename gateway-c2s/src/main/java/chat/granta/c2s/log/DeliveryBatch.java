package chat.granta.c2s.log;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Delivery;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.model.Stanza;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the log at once, on its way to connections: each of them is woken once, when all of it is there, and so
 * sends it in one write; and a stanza for many is decoded once. Used by the delivery thread.
 */
final class DeliveryBatch {
    private final Deque<ClientSession> asleep = new ArrayDeque<>();
    private @Nullable Delivery last;
    private @Nullable Stanza lastDecoded;

    /**
     * Delivers a stanza.
     *
     * @param to the addressee instead of the stanza's own, or empty
     * @param ifUnsent as {@link HomeCall.Deliver}'s
     */
    void deliver(ClientSession client, Delivery delivery, String to, @Nullable Runnable ifUnsent) {
        tell(client, new HomeCall.Deliver(decoded(delivery), to.isEmpty() ? null : to, ifUnsent));
    }

    void tell(ClientSession client, HomeCall call) {
        if (client.queue(call)) {
            asleep.add(client);
        }
    }

    /** All of it has been read. */
    void end() {
        last = null;
        lastDecoded = null;
        for (ClientSession client; (client = asleep.poll()) != null;) {
            client.wake();
        }
    }

    private Stanza decoded(Delivery delivery) {
        Stanza stanza = lastDecoded;
        if (stanza == null || delivery != last) {
            stanza = StanzaCodec.ofWire(delivery.getStanza());
            last = delivery;
            lastDecoded = stanza;
        }
        return stanza;
    }
}
