package chat.granta.loadtest.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A look at the bytes of one element, valid only during the call that receives it. */
public final class ElementView {
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
    private int start;
    private int end;

    ElementView over(ByteBuf buffer, int offset, int length) {
        bytes = buffer;
        start = offset;
        end = offset + length;
        return this;
    }

    public static ElementView of(String element) {
        byte[] utf8 = element.getBytes(StandardCharsets.UTF_8);
        return new ElementView().over(Unpooled.wrappedBuffer(utf8), 0, utf8.length);
    }

    /** Whether the element has this qualified name, for example {@code stream:features}. */
    public boolean isNamed(String name) {
        int after = start + 1 + name.length();
        if (after >= end || !matches(start + 1, name)) {
            return false;
        }
        byte next = bytes.getByte(after);
        return next == '>' || next == '/' || next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    /** Whether the element's own start tag says {@code type='error'}. */
    public boolean isError() {
        return isOfType("error");
    }

    /** Whether the element's own start tag says that its type is this one. */
    public boolean isOfType(String type) {
        int tagEnd = bytes.indexOf(start, end, (byte) '>');
        return find(start, tagEnd, "type='" + type + "'") >= 0 || find(start, tagEnd, "type=\"" + type + '"') >= 0;
    }

    public boolean contains(String text) {
        return find(start, end, text) >= 0;
    }

    /** The text between the first {@code <name ...>} and what ends it; elements within are not told apart. */
    public Optional<String> textOf(String name) {
        int tag = find(start, end, "<" + name);
        int from = tag < 0 ? -1 : bytes.indexOf(tag, end, (byte) '>');
        int to = from < 0 ? -1 : bytes.indexOf(from, end, (byte) '<');
        return to < 0
                ? Optional.empty()
                : Optional.of(bytes.toString(from + 1, to - from - 1, StandardCharsets.UTF_8));
    }

    /** Where this character first is, counted from the element's start, or -1. */
    public int indexOf(char wanted) {
        int where = bytes.indexOf(start, end, (byte) wanted);
        return where < 0 ? -1 : where - start;
    }

    /** The index behind the first place of an ASCII text, or -1. */
    public int indexBehind(String text) {
        int where = find(start, end, text);
        return where < 0 ? -1 : where - start + text.length();
    }

    /** The decimal digits from an index on, as a number; -1 when there are none. */
    public long digitsAt(int index) {
        long value = -1;
        for (int at = start + index; at < end; at++) {
            int digit = bytes.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = Math.max(value, 0) * 10 + digit;
        }
        return value;
    }

    /** The index behind the digits that start at an index. */
    public int afterDigits(int index) {
        int at = start + index;
        while (at < end && bytes.getByte(at) >= '0' && bytes.getByte(at) <= '9') {
            at++;
        }
        return at - start;
    }

    @Override
    public String toString() {
        return bytes.toString(start, end - start, StandardCharsets.UTF_8);
    }

    private int find(int from, int to, String text) {
        byte first = (byte) text.charAt(0);
        int at = from;
        while (at >= 0 && at < to) {
            at = bytes.indexOf(at, to, first);
            if (at < 0 || at + text.length() > to) {
                return -1;
            }
            if (matches(at, text)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** For ASCII texts, as all names are. */
    private boolean matches(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= end || bytes.getByte(at + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
