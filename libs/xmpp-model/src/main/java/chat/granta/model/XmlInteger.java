package chat.granta.model;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Integers in a stanza, as XML Schema part 2 writes them (section 3.3.13): in the digits 0 to 9, and no other script's. A number
 * that a {@code long} cannot hold is read as the nearest that it can.
 */
public final class XmlInteger {
    private static final String WHITE_SPACE = " \t\r\n";

    private XmlInteger() {}

    /** Reads an integer that may have a sign, and white space around it; empty for anything else. */
    public static OptionalLong read(@Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        boolean isNegative = from < to && text.charAt(from) == '-';
        boolean hasSign = isNegative || from < to && text.charAt(from) == '+';
        return read(text, hasSign ? from + 1 : from, to, isNegative);
    }

    /** Reads an integer that is written in digits alone; empty for anything else. */
    public static OptionalLong unsigned(@Nullable String text) {
        return text == null ? OptionalLong.empty() : read(text, 0, text.length(), false);
    }

    private static OptionalLong read(String text, int from, int to, boolean isNegative) {
        if (from == to) {
            return OptionalLong.empty();
        }
        // Below zero, where one number more has room.
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            value = value < (Long.MIN_VALUE + digit) / 10 ? Long.MIN_VALUE : value * 10 - digit;
        }
        return OptionalLong.of(isNegative ? value : value == Long.MIN_VALUE ? Long.MAX_VALUE : -value);
    }

    private static boolean isSpace(char c) {
        return WHITE_SPACE.indexOf(c) >= 0;
    }
}
