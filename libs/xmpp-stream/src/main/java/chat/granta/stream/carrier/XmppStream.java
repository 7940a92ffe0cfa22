package chat.granta.stream.carrier;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamLimits;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A stream (RFC 6120 section 4) as whoever negotiates on it, or serves the peer, sees it: what it can be told, and what is known of
 * what carries it. A TCP connection carries it ({@link TcpStream}), WebSocket frames (RFC 7395) or the bodies of BOSH
 * (XEP-0206) can; the peer is a client or a server. What the peer does, a {@link StreamOwner} is told.
 *
 * <p>All methods but {@link #execute} are called on the stream's own thread. Nothing written is on its way before
 * {@link #flush}, and nothing is written after {@link #close}: a late call does nothing.
 */
public interface XmppStream {
    /** Writes our stream header (RFC 6120 section 4.7). */
    void header(StreamHeader header);

    /** Writes {@code <stream:features>} (RFC 6120 section 4.3.2). */
    void features(List<Element> features);

    /** Writes a first-level element that is no stanza. */
    void element(Element element);

    /**
     * Writes a stanza.
     *
     * @param to the addressee to write in place of the stanza's own; null keeps the stanza's
     */
    default void stanza(Stanza stanza, @Nullable String to) {
        stanza(stanza, to, null);
    }

    /**
     * Writes a stanza that somebody misses if it does not go out.
     *
     * @param ifUnsent called once on the stream's thread, after the owner was told {@link StreamOwner#lost} if it was not
     *     the owner that closed the stream before, when what carries the stream has gone before it took the whole stanza; null:
     *     nobody asks
     */
    void stanza(Stanza stanza, @Nullable String to, @Nullable Runnable ifUnsent);

    /** Sends what was written. */
    void flush();

    /**
     * Sends what was written.
     *
     * @param taken called on the stream's thread, later, when the network has taken all that was written so far; never when it fails
     */
    default void flush(Runnable taken) {
        flush();
        execute(taken);
    }

    /** Sends something that means nothing (RFC 6120 section 4.6.1), if nothing was sent since the last call. */
    void keepAlive();

    /**
     * Closes the stream (RFC 6120 section 4.4), and what carries it when the peer has read that, or after a while.
     *
     * @param error said first (RFC 6120 section 4.9.1.1); null: none
     */
    void close(@Nullable StreamError error);

    /**
     * After TLS and SASL both sides begin anew with a header (RFC 6120 sections 5.4.3.3 and 6.4.6); what the peer sent ahead of
     * that is forgotten.
     */
    void restart();

    /** Replaces the limits for what the peer sends, from the next element on. */
    void limits(StreamLimits limits);

    /** Puts TLS under the stream (RFC 6120 section 5.4.3); the next byte read is the handshake's. */
    void startTls();

    /** Reads no more from the peer, until there is no reason left. */
    void pauseReading(PauseReason reason);

    void resumeReading(PauseReason reason);

    /** The peer's address, behind any load balancer; null when it has none. */
    @Nullable
    SocketAddress peer();

    /** What TLS knows of the peer; null without TLS. */
    @Nullable
    SSLEngine tls();

    /**
     * Runs something on the stream's thread, soon and never within this call. When it fails the owner is told. Any thread; when
     * that thread has ended, and so has the stream, nothing happens.
     */
    void execute(Runnable action);

    /** The same, and sends what was written by then. */
    default void executeAndFlush(Runnable action) {
        execute(() -> {
            action.run();
            flush();
        });
    }

    /** Runs something on the stream's thread later, likewise; it can be cancelled. */
    Future<?> schedule(Runnable action, Duration delay);

    /** The stream's clock, which only rises. */
    long nanoTime();
}
