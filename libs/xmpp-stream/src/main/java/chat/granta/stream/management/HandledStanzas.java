package chat.granta.stream.management;

/** What became of the peer's stanzas (XEP-0198 section 4), as whoever takes them on knows it. */
public interface HandledStanzas {
    /** How many of the stanzas that counted are safe: on the log. Any thread. */
    long handled();

    /** Has {@link AckAnswers#handled} called once {@link #handled()} is that high. Only the latest call counts. */
    void tellWhenHandled(long count);
}
