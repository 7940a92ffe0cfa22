package chat.granta.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long messages are kept.
 *
 * @param period null when messages are kept for ever
 */
public record Retention(@Nullable Duration period) {
    private static final String FOR_EVER = "unlimited";

    /**
     * Reads the setting: a duration such as {@code 365d}, or {@code unlimited}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Retention of(String setting) {
        if (setting.equals(FOR_EVER)) {
            return new Retention(null);
        }
        Duration period = DurationStyle.detectAndParse(setting);
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("granta.archive.retention must be a duration, or " + FOR_EVER);
        }
        return new Retention(period);
    }

    /** The first month with messages that must still be kept, or null when all are kept. */
    @Nullable
    YearMonth firstKept(Instant now) {
        return period == null ? null : YearMonth.from(now.minus(period).atOffset(ZoneOffset.UTC));
    }
}
