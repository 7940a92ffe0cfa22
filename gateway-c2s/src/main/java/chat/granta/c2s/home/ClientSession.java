package chat.granta.c2s.home;

/** A client's connection as its home sees it. Any thread; every method returns at once. */
public interface ClientSession {
    /** Tells it something, which takes effect in the order of the calls. */
    void tell(HomeCall call);

    /**
     * Tells it something that may wait for more, until {@link #wake} is called; so what comes together is sent together.
     *
     * @return whether {@code wake} is to be called, because nobody has seen to that yet
     */
    default boolean queue(HomeCall call) {
        tell(call);
        return false;
    }

    /** Its IP address; empty when it is not known. */
    default String address() {
        return "";
    }

    /** The version of its TLS; empty when it has none. */
    default String tls() {
        return "";
    }

    /** Has it attend to what was queued. */
    default void wake() {}
}
