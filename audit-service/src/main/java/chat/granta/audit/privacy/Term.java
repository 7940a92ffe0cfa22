package chat.granta.audit.privacy;

import java.time.Duration;
import java.time.LocalDate;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long events of a kind are kept, in whole days.
 *
 * @param days 0 when they are kept for ever, {@link #NEVER} when they are not recorded
 */
public record Term(int days) {
    static final int NEVER = -1;
    private static final String UNLIMITED = "unlimited";
    private static final String NOT_AT_ALL = "never";

    /**
     * Reads the setting: a duration of whole days such as {@code 90d}, {@code unlimited}, or {@code never}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Term of(String setting) {
        if (setting.equals(UNLIMITED)) {
            return new Term(0);
        }
        if (setting.equals(NOT_AT_ALL)) {
            return new Term(NEVER);
        }
        Duration duration = DurationStyle.SIMPLE.parse(setting);
        if (duration.compareTo(Duration.ofDays(1)) < 0 || duration.compareTo(Duration.ofDays(36_500)) > 0
                || !Duration.ofDays(duration.toDays()).equals(duration)) {
            throw new IllegalArgumentException("not some whole days");
        }
        return new Term((int) duration.toDays());
    }

    public boolean isRecorded() {
        return days != NEVER;
    }

    public boolean isForEver() {
        return days == 0;
    }

    /** Whether what happened on that day is not kept any more: a day is kept for its term after its end. */
    public boolean hasPassed(LocalDate day, LocalDate today) {
        return !isForEver() && day.plusDays(days).isBefore(today);
    }

    /** As the setting says it. */
    @Override
    public String toString() {
        return isForEver() ? UNLIMITED : isRecorded() ? days + "d" : NOT_AT_ALL;
    }
}
