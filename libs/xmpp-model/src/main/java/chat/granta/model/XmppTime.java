package chat.granta.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0082 section 3.2: times in a stanza, {@code CCYY-MM-DDThh:mm:ss[.sss]TZD}. The year has four digits, the seconds are
 * there, fractions may have any number of digits, of which nine count.
 */
public final class XmppTime {
    private static final int MAX_OFFSET_MINUTES = 14 * 60;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int position;
    private boolean isWrong;

    private XmppTime(String text) {
        this.text = text;
    }

    /** Reads a time; null for anything that is none. */
    public static @Nullable Instant read(@Nullable String text) {
        return text == null ? null : new XmppTime(text).read();
    }

    private @Nullable Instant read() {
        int year = number(4, 1, 9999);
        expect('-');
        int month = number(2, 1, 12);
        expect('-');
        int day = number(2, 1, isWrong ? 0 : YearMonth.of(year, month).lengthOfMonth());
        expect('T');
        int seconds = number(2, 0, 23) * 3600;
        expect(':');
        seconds += number(2, 0, 59) * 60;
        expect(':');
        seconds += number(2, 0, 59);
        int nanos = fraction();
        int offset = offset();
        if (isWrong || position != text.length()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(TimeUnit.DAYS.toSeconds(days) + seconds - offset * 60L, nanos);
    }

    private int fraction() {
        if (next() != '.') {
            return 0;
        }
        position++;
        int nanos = 0;
        int digits = 0;
        for (; isDigit(next()); position++) {
            if (digits < NANO_DIGITS) {
                nanos = nanos * 10 + next() - '0';
            }
            digits++;
        }
        isWrong |= digits == 0;
        for (; digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** In minutes, of local time ahead of UTC. */
    private int offset() {
        int sign = switch (next()) {
            case '+' -> 1;
            case '-' -> -1;
            default -> 0;
        };
        if (sign == 0) {
            expect('Z');
            return 0;
        }
        position++;
        int minutes = number(2, 0, 14) * 60;
        expect(':');
        minutes += number(2, 0, 59);
        isWrong |= minutes > MAX_OFFSET_MINUTES;
        return sign * minutes;
    }

    private int number(int digits, int least, int greatest) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            isWrong |= !isDigit(next());
            value = value * 10 + next() - '0';
            position++;
        }
        isWrong |= value < least || value > greatest;
        return value;
    }

    private void expect(char c) {
        isWrong |= next() != c;
        position++;
    }

    /** The next character, or one that stands nowhere in a time. */
    private char next() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
