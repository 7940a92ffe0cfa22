package chat.granta.stream;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The bytes of one element, as far as they have come and {@link MarkupGuard} let them pass. */
final class ElementBuffer {
    private static final int INITIAL = 512;

    private byte[] bytes = new byte[INITIAL];
    private int length;
    private MarkupGuard guard;

    ElementBuffer(MarkupGuard guard) {
        this.guard = guard;
    }

    /** Forgets what it holds, for the next element. */
    void reset(MarkupGuard newGuard) {
        guard = newGuard;
        length = 0;
    }

    MarkupGuard guard() {
        return guard;
    }

    /** The array, valid up to {@link #length}, until the next bytes are taken. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    /**
     * Moves bytes from the input up to the next end of a tag or CDATA section.
     *
     * @return whether such an end was found; false when the input is used up before
     * @throws StreamFault when a byte breaks a rule; it and what follows are not taken
     */
    boolean take(ByteBuf in) throws StreamFault {
        int stop = in.forEachByte(guard);
        StreamError fault = guard.fault();
        if (fault != null) {
            throw new StreamFault(fault);
        }
        int count = stop < 0 ? in.readableBytes() : stop + 1 - in.readerIndex();
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        in.readBytes(bytes, length, count);
        length += count;
        return stop >= 0;
    }

    /** Skips white space, which keeps an idle stream alive (RFC 6120 section 4.6.1); returns whether anything follows. */
    static boolean skipWhitespace(ByteBuf in) {
        int next = in.forEachByte(b -> b == ' ' || b == '\n' || b == '\r' || b == '\t');
        in.readerIndex(next < 0 ? in.writerIndex() : next);
        return next >= 0;
    }
}
