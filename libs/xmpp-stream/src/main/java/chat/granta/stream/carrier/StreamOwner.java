package chat.granta.stream.carrier;

import chat.granta.stream.StreamEvent;

/** Whoever is told what happens on an {@link XmppStream}, on its thread. */
public interface StreamOwner {
    /** The peer sent so many bytes, which are going to be read; TLS's own are not among them. */
    void arrived(int bytes);

    /** The peer did something (RFC 6120 section 4). */
    void received(StreamEvent event);

    /** What was read at once has been handled: what is to be said to it goes out now. */
    void caughtUp();

    /** More waits for the peer than may: it does not read. */
    void unread();

    /** What carries the stream has gone. Nothing follows. */
    void lost();

    /** Something of ours failed; the peer is not to blame. */
    void failed(Throwable cause);
}
