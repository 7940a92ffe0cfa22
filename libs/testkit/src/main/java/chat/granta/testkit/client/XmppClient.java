package chat.granta.testkit.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One connection to an XMPP server. It says what it is told to say, well-formed or not, and hands out what comes, in
 * order. {@link Negotiation} does what a client does to log in.
 *
 * <p>Used by one thread at a time; reading goes on in the background.
 */
public final class XmppClient implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;

    private final String domain;
    private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private final Attention attention = new Attention();
    private Socket socket;
    private Thread reader;
    private boolean isWithinStream;

    private XmppClient(Socket socket, String domain) throws IOException {
        this.domain = domain;
        this.socket = socket;
        this.reader = StreamReader.start(socket.getInputStream(), events, attention);
    }

    /** Connects in clear; the server waits for a stream header then. */
    public static XmppClient connect(InetSocketAddress address, String domain) throws IOException {
        return new XmppClient(tcp(address), domain);
    }

    /** Connects with TLS from the first byte (XEP-0368). */
    public static XmppClient connectTls(InetSocketAddress address, String domain) throws IOException {
        return new XmppClient(TrustAll.over(tcp(address), domain, new KeyManager[0]), domain);
    }

    /**
     * A connection that a server has made, and has been accepted.
     *
     * @param domain the server's
     */
    public static XmppClient accepted(Socket connection, String domain) throws IOException {
        connection.setTcpNoDelay(true);
        return new XmppClient(connection, domain);
    }

    private static Socket tcp(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address, CONNECT_MILLIS);
        return socket;
    }

    /** The domain the client believes to talk to. */
    public String domain() {
        return domain;
    }

    /** Sends text, whatever it is, as UTF-8. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** What came next, or null when nothing did within this time. */
    public @Nullable StreamEvent next(Duration patience) throws InterruptedException {
        StreamEvent event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (event != null) {
            isWithinStream = switch (event) {
                case StreamEvent.Opened _ -> true;
                case StreamEvent.Received(Element element) -> isWithinStream && !isRestart(element);
                case StreamEvent.Closed _,StreamEvent.Disconnected _ -> false;
            };
        }
        return event;
    }

    /** Whether a stream is open, as far as events were read: a closing tag would be answered. */
    public boolean isWithinStream() {
        return isWithinStream;
    }

    private static boolean isRestart(Element element) {
        return Xml.is(element, StreamReader.TLS, "proceed") || Xml.is(element, StreamReader.SASL, "success");
    }

    /** Shakes hands, after the server's {@code <proceed/>} (RFC 6120 section 5.4.3.1). */
    public void startTls() throws IOException, InterruptedException {
        startTls(new KeyManager[0]);
    }

    /**
     * The same, with a certificate of one's own.
     *
     * @param own what has the certificate and its key
     */
    public void startTls(KeyManager[] own) throws IOException, InterruptedException {
        reader.join(CONNECT_MILLIS);
        if (reader.isAlive()) {
            throw new IllegalStateException("the server has not sent <proceed/>");
        }
        socket = TrustAll.over(socket, domain, own);
        reader = StreamReader.start(socket.getInputStream(), events, attention);
    }

    /** What a login is bound to on this connection, which is under TLS. */
    public ChannelBinding channelBinding(String name) throws IOException {
        if (socket instanceof SSLSocket tls) {
            return ChannelBinding.of(tls.getSession(), name);
        }
        throw new IllegalStateException("no TLS, no channel binding");
    }

    /** Reads no more, as a phone asleep: what is sent to it fills buffers. One read that is under way may still end. */
    public void sleep() {
        attention.sleep();
    }

    /** Reads on after {@link #sleep}. */
    public void wake() {
        attention.wake();
    }

    /** Drops the connection without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
