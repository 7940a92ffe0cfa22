package chat.granta.chaos.people;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;
import org.w3c.dom.Element;

/**
 * Somebody writes numbers to somebody at another server. A number may come twice: what was sent when a gateway died is sent again by its
 * successor. But none may be missing, and each comes first behind the one before it.
 */
public final class Letters implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final XmppClient writer;
    private final String to;
    private final Duration pause;
    private final BitSet received = new BitSet();
    private volatile XmppClient reader;
    private volatile boolean isWriting;
    private volatile boolean isClosed;
    private Thread writing;
    private int sent;
    private long doubled;
    private long reordered;
    private long refused;
    private long heardAt = System.nanoTime();
    private long since = heardAt;
    private Duration silence = Duration.ZERO;

    /**
     * @param to the reader's address
     * @param pause between two letters
     */
    public Letters(XmppClient writer, XmppClient reader, String to, Duration pause) {
        this.writer = writer;
        this.reader = reader;
        this.to = to;
        this.pause = pause;
        Thread.ofVirtual().start(this::readErrors);
        read(reader);
    }

    private void read(XmppClient by) {
        Thread.ofVirtual().start(() -> {
            while (!isClosed && reader == by) {
                StreamEvent event = next(by);
                if (event instanceof StreamEvent.Received(Element element)) {
                    Element body = Xml.child(element, "jabber:client", "body");
                    if (body != null && !element.getAttribute("type").equals("error")) {
                        heard(Integer.parseInt(body.getTextContent()));
                    }
                } else if (event != null) {
                    return;
                }
            }
        });
    }

    private void readErrors() {
        while (!isClosed) {
            if (next(writer) instanceof StreamEvent.Received(Element element)
                    && element.getLocalName().equals("message") && element.getAttribute("type").equals("error")) {
                countRefused();
            }
        }
    }

    private static StreamEvent next(XmppClient client) {
        try {
            return client.next(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private synchronized void countRefused() {
        refused++;
    }

    private synchronized void heard(int number) {
        long now = System.nanoTime();
        Duration quiet = Duration.ofNanos(now - Math.max(heardAt, since));
        silence = quiet.compareTo(silence) > 0 ? quiet : silence;
        heardAt = now;
        if (received.get(number)) {
            doubled++;
        } else {
            reordered += received.length() > number ? 1 : 0;
            received.set(number);
        }
    }

    /** The reader is there again, on another connection. */
    public void readOn(XmppClient connection) {
        reader = connection;
        read(connection);
    }

    /** Writes this many at once. */
    public void write(int letters) throws IOException {
        for (int i = 0; i < letters; i++) {
            writer.send("<message to='" + to + "' type='chat' id='l" + sent + "'><body>" + sent + "</body></message>");
            synchronized (this) {
                sent++;
            }
        }
    }

    /** Writes one after the other from now on. */
    public void begin() {
        isWriting = true;
        writing = Thread.ofVirtual().start(() -> {
            try {
                while (isWriting) {
                    write(1);
                    LockSupport.parkNanos(pause.toNanos());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes no more. */
    public void stop() throws InterruptedException {
        isWriting = false;
        writing.join();
    }

    /** From now on silence counts as the time that it takes to recover. */
    public synchronized void faultBegins() {
        since = System.nanoTime();
        silence = Duration.ZERO;
    }

    /** How many have come. */
    public synchronized int received() {
        return received.cardinality();
    }

    /** Whether each has come, or has been answered with an error. */
    public synchronized boolean isEverythingAccountedFor() {
        return received.cardinality() + refused >= sent;
    }

    public synchronized Outcome outcome() {
        int came = received.cardinality();
        return new Outcome(sent, came, sent - came - refused, doubled, reordered, refused, 0, 0, silence);
    }

    @Override
    public void close() throws IOException {
        isWriting = false;
        isClosed = true;
        writer.close();
        reader.close();
    }
}
