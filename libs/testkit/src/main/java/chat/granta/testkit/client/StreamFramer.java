package chat.granta.testkit.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream's bytes into header, top-level elements and closing tag. It knows no more of XML than where tags end;
 * what is between is the parser's business.
 */
final class StreamFramer {
    enum Kind {
        HEADER, ELEMENT, END
    }

    record Frame(Kind kind, String text) {}

    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        TEXT, TAG, QUOTED, CDATA
    }

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private State state = State.TEXT;
    private int depth;
    private int tagStart;
    private int quote;

    /** Forgets the stream: a new header is due, as after STARTTLS and SASL. */
    void reset() {
        frame.reset();
        state = State.TEXT;
        depth = 0;
    }

    /** Whether bytes of something incomplete are held. */
    boolean isWithinFrame() {
        return frame.size() > 0;
    }

    /** Takes one byte; returns the frame it completes, or null. */
    @Nullable
    Frame feed(byte value) throws BrokenStreamException {
        boolean isBetween = frame.size() == 0;
        if (isBetween && (value == ' ' || value == '\n' || value == '\r' || value == '\t')) {
            return null;
        }
        if (isBetween && value != '<') {
            throw new BrokenStreamException("text between elements");
        }
        frame.write(value);
        switch (state) {
            case TEXT -> {
                if (value == '<') {
                    state = State.TAG;
                    tagStart = frame.size() - 1;
                }
            }
            case QUOTED -> state = value == quote ? State.TAG : State.QUOTED;
            case CDATA -> state = value == '>' && endsWith("]]>") ? State.TEXT : State.CDATA;
            case TAG -> {
                return tag(value);
            }
        }
        return null;
    }

    private @Nullable Frame tag(byte value) throws BrokenStreamException {
        if (value == '"' || value == '\'') {
            quote = value;
            state = State.QUOTED;
        } else if (value == '[' && frame.size() - tagStart == CDATA.length) {
            state = State.CDATA;
        } else if (value == '>') {
            state = State.TEXT;
            return tagEnded();
        }
        return null;
    }

    private @Nullable Frame tagEnded() throws BrokenStreamException {
        byte[] bytes = frame.toByteArray();
        if (bytes[tagStart + 1] == '?') {
            if (depth > 0) {
                throw new BrokenStreamException("a processing instruction within the stream");
            }
            frame.reset();
        } else if (bytes[tagStart + 1] == '/') {
            depth--;
            if (depth <= 1) {
                return frame(depth == 1 ? Kind.ELEMENT : Kind.END);
            }
        } else if (bytes[bytes.length - 2] != '/') {
            depth++;
            if (depth == 1) {
                return frame(Kind.HEADER);
            }
        } else if (depth <= 1) {
            return frame(Kind.ELEMENT);
        }
        return null;
    }

    private Frame frame(Kind kind) throws BrokenStreamException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame.toByteArray())).toString();
            frame.reset();
            return new Frame(kind, text);
        } catch (CharacterCodingException e) {
            throw new BrokenStreamException("what the server sent is not UTF-8");
        }
    }

    private boolean endsWith(String end) {
        byte[] bytes = frame.toByteArray();
        return new String(bytes, Math.max(0, bytes.length - end.length()), end.length(), StandardCharsets.ISO_8859_1)
                .equals(end);
    }
}
