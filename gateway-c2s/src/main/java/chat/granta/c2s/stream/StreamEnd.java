package chat.granta.c2s.stream;

/** XEP-0198 section 7: how a stream ends. */
public enum StreamEnd {
    /** One side wanted it to end, or broke the rules; so does the session. */
    CLEAN,
    /** The connection does not carry on; the session may, on another. The client is told. */
    UNFINISHED,
    /** The same, but the client is out of reach, or does not read: what it has not been sent never reaches it. */
    LOST
}
