package chat.granta.stream.management;

import chat.granta.model.XmlInteger;
import org.jspecify.annotations.Nullable;

/** XEP-0198 section 4: {@code h}, a count of stanzas that begins anew after 2^32. Here counts never do. */
public final class StanzaCount {
    private static final long MAX = 0xFFFF_FFFFL;

    private StanzaCount() {}

    /** What a count is on the wire. */
    static long wire(long count) {
        return count & MAX;
    }

    /** Reads an {@code xs:unsignedInt}; -1 for anything that is none. */
    public static long read(@Nullable String text) {
        long number = XmlInteger.unsigned(text).orElse(-1);
        return number > MAX ? -1 : number;
    }

    /** How far it is from a count onwards to the next one that is {@code h} on the wire. */
    public static long ahead(long count, long h) {
        return wire(h - count);
    }

    /** How far it is back to the last one. */
    static long behind(long count, long h) {
        return wire(count - h);
    }
}
