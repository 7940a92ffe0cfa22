package chat.granta.stream;

/** Carries a stream error from where it is found to the decoder, which turns it into {@link StreamFailed}. */
final class StreamFault extends Exception {
    private final StreamError error;

    StreamFault(StreamError error) {
        // No stack trace: a peer can cause any number of these.
        super(error.condition(), null, false, false);
        this.error = error;
    }

    StreamError error() {
        return error;
    }
}
