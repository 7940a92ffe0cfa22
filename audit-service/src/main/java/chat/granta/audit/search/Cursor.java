package chat.granta.audit.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of events ends: the place of its last one.
 *
 * @param time to the microsecond, as PostgreSQL has it
 * @param term of its partition
 * @param number within its partition
 */
public record Cursor(Instant time, int term, long number) {
    private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,5})\\.([0-9]{1,18})");

    /** As in the answer's {@code next}. */
    @Override
    public String toString() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, time) + "." + term + '.' + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when it is none */
    public static Cursor of(String text) {
        Matcher fields = TEXT.matcher(
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
        if (!fields.matches()) {
            throw new IllegalArgumentException("not a cursor");
        }
        try {
            var cursor = new Cursor(Instant.EPOCH.plus(Long.parseLong(fields.group(1)), ChronoUnit.MICROS),
                    Integer.parseInt(fields.group(2)), Long.parseLong(fields.group(3)));
            if (!Criteria.isWithinReach(cursor.time)) {
                throw new IllegalArgumentException("not a time");
            }
            return cursor;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    /** The day of the partition. */
    public LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
