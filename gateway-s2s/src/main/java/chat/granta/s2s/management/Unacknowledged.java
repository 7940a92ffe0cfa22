package chat.granta.s2s.management;

/** What a stream had sent when it broke, and the other server had not acknowledged (XEP-0198 section 5). It waits. Any thread. */
public interface Unacknowledged {
    /**
     * The other server says how many it has.
     *
     * @param h modulo 2^32
     * @return how many that are, counted from the beginning; -1 when it was not sent as many
     */
    long acknowledged(long h);

    /** How many the other server was sent. */
    long sent();

    /** Whether there is nothing. */
    boolean isEmpty();

    /** What the other server has is known, as far as it will be: the rest may be sent. */
    void release();
}
