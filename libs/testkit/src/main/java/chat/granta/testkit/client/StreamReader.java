package chat.granta.testkit.client;

import chat.granta.testkit.client.StreamFramer.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads a connection on a thread of its own until it ends or is to be encrypted. */
final class StreamReader {
    static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    private final InputStream in;
    private final BlockingQueue<StreamEvent> events;
    private final Attention attention;
    private final StreamFramer framer = new StreamFramer();
    private @Nullable String header;

    private StreamReader(InputStream in, BlockingQueue<StreamEvent> events, Attention attention) {
        this.in = in;
        this.events = events;
        this.attention = attention;
    }

    /**
     * Starts reading; the thread ends after {@code <proceed/>}, or with the connection.
     *
     * @param attention without which nothing is read
     */
    static Thread start(InputStream in, BlockingQueue<StreamEvent> events, Attention attention) {
        return Thread.ofVirtual().start(new StreamReader(in, events, attention)::read);
    }

    private void read() {
        var buffer = new byte[8192];
        try {
            for (int count = read(buffer); count >= 0; count = read(buffer)) {
                for (int i = 0; i < count; i++) {
                    Frame frame = framer.feed(buffer[i]);
                    if (frame == null) {
                        continue;
                    }
                    StreamEvent event = event(frame);
                    events.add(event);
                    if (isProceed(event)) {
                        if (i + 1 < count) {
                            throw new BrokenStreamException("bytes in clear behind <proceed/>");
                        }
                        return;
                    }
                }
            }
            events.add(new StreamEvent.Disconnected(
                    framer.isWithinFrame() ? "the connection ended within an element" : "the connection ended"));
        } catch (IOException e) {
            events.add(new StreamEvent.Disconnected(e.toString()));
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            attention.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asleep", e);
        }
        return in.read(buffer);
    }

    private StreamEvent event(Frame frame) throws BrokenStreamException {
        return switch (frame.kind()) {
            case HEADER -> {
                header = frame.text();
                yield new StreamEvent.Opened(Xml.parse(header + closingTag(header)));
            }
            case ELEMENT -> received(frame.text());
            case END -> new StreamEvent.Closed();
        };
    }

    private StreamEvent received(String text) throws BrokenStreamException {
        if (header == null) {
            throw new BrokenStreamException("an element before the stream header: " + text);
        }
        // A stanza is the same thing on every kind of stream, so a test knows one namespace for all (RFC 6120 4.8.2).
        String alike = header.replace("jabber:component:accept", "jabber:client");
        Element element = Xml.children(Xml.parse(alike + text + closingTag(header))).getFirst();
        if (Xml.is(element, SASL, "success")) {
            header = null;
            framer.reset();
        }
        return new StreamEvent.Received(element);
    }

    private static boolean isProceed(StreamEvent event) {
        return event instanceof StreamEvent.Received(Element element) && Xml.is(element, TLS, "proceed");
    }

    private static String closingTag(String openingTag) {
        return "</" + openingTag.substring(1).split("[\\s/>]", 2)[0] + '>';
    }
}
