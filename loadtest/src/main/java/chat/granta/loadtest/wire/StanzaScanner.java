package chat.granta.loadtest.wire;

import io.netty.buffer.ByteBuf;

/**
 * Finds the header, the top-level elements and the end of a stream (RFC 6120 section 4.2). Not a parser: it counts depth and
 * trusts the server to be well-formed, which makes it cheap. Remembers where it stopped, so that bytes may come in any cut.
 */
final class StanzaScanner {
    enum Found {
        NOTHING, HEADER, ELEMENT, END
    }

    private enum State {
        TEXT, MARKUP, START_TAG, QUOTED, END_TAG, INSTRUCTION, CDATA
    }

    private State state = State.TEXT;
    private byte quote;
    private int depth;
    /** How many bytes from the reader index on were looked at. */
    private int scanned;
    private Found found = Found.NOTHING;
    private int length = -1;

    /** A new stream follows, as after TLS and SASL. */
    void restart() {
        state = State.TEXT;
        depth = 0;
        scanned = 0;
        length = -1;
    }

    /**
     * Scans on. Unless NOTHING is found, {@link #length()} bytes from the reader index on are what was found, and the caller
     * skips them before the next call. White space between elements is skipped here.
     */
    Found next(ByteBuf in) {
        int end = in.writerIndex();
        if (scanned == length) {
            scanned = 0;
            length = -1;
        }
        if (scanned == 0) {
            int markup = in.indexOf(in.readerIndex(), end, (byte) '<');
            in.readerIndex(markup < 0 ? end : markup);
        }
        int at = in.readerIndex() + scanned;
        while (at < end) {
            at = step(in, at, end);
            if (found != Found.NOTHING) {
                break;
            }
        }
        scanned = at - in.readerIndex();
        Found result = found;
        found = Found.NOTHING;
        length = result == Found.NOTHING ? -1 : scanned;
        return result;
    }

    int length() {
        return length;
    }

    private int step(ByteBuf in, int at, int end) {
        return switch (state) {
            case TEXT -> until(in, at, end, '<', State.MARKUP);
            case QUOTED -> until(in, at, end, quote, State.START_TAG);
            case MARKUP -> {
                state = switch (in.getByte(at)) {
                    case '/' -> State.END_TAG;
                    case '?' -> State.INSTRUCTION;
                    case '!' -> State.CDATA;
                    default -> State.START_TAG;
                };
                yield at + 1;
            }
            case START_TAG -> inStartTag(in, at);
            case END_TAG -> {
                int next = until(in, at, end, '>', State.TEXT);
                if (state == State.TEXT) {
                    depth--;
                    found = depth == 1 ? Found.ELEMENT : depth <= 0 ? Found.END : Found.NOTHING;
                }
                yield next;
            }
            case INSTRUCTION -> until(in, at, end, '>', State.TEXT);
            case CDATA -> {
                int next = until(in, at, end, '>', State.TEXT);
                if (state == State.TEXT && !(in.getByte(next - 2) == ']' && in.getByte(next - 3) == ']')) {
                    state = State.CDATA;
                }
                yield next;
            }
        };
    }

    private int inStartTag(ByteBuf in, int at) {
        byte b = in.getByte(at);
        if (b == '"' || b == '\'') {
            quote = b;
            state = State.QUOTED;
        } else if (b == '>') {
            state = State.TEXT;
            if (in.getByte(at - 1) != '/') {
                depth++;
                found = depth == 1 ? Found.HEADER : Found.NOTHING;
            } else if (depth <= 1) {
                found = Found.ELEMENT;
            }
        }
        return at + 1;
    }

    private int until(ByteBuf in, int at, int end, int wanted, State then) {
        int where = in.indexOf(at, end, (byte) wanted);
        if (where < 0) {
            return end;
        }
        state = then;
        return where + 1;
    }
}
