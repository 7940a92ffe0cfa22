package chat.granta.bus;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long the log keeps what was written to it ({@code granta.kafka.keep.*}): so long whoever reads it may be away without losing anything. Nothing
 * is taken out of it before that, as Kafka can only delete the oldest part of a partition as a whole.
 *
 * @param messages of the topics between gateways, homes and services; 7 days when not given
 * @param delivery of {@link Topics#DELIVERY}, where stanzas wait that clients have not acknowledged; 1 day when not given
 * @param audit of {@link Topics#AUDIT}; 30 days when not given
 * @param deadLetters of {@link Topics#DEAD_LETTER}, until an operator has looked; 30 days when not given
 */
public record LogTerms(Duration messages, Duration delivery, Duration audit, Duration deadLetters) {
    /** As it is when nothing is set. */
    public static final LogTerms USUAL = new LogTerms(null, null, null, null);

    /** Of any setting: a service that starts again has to find what it had not read. */
    private static final Duration SHORTEST = Duration.ofHours(1);
    /** Kafka deletes a file of a partition when the file's last record has passed its term, so a file must not go on for long. */
    private static final Duration LONGEST_FILE = Duration.ofDays(1);
    private static final int FILES = 4;

    /** @throws IllegalArgumentException when one is shorter than an hour */
    public LogTerms(@Nullable Duration messages, @Nullable Duration delivery, @Nullable Duration audit,
            @Nullable Duration deadLetters) {
        this.messages = or("messages", messages, 7);
        this.delivery = or("delivery", delivery, 1);
        this.audit = or("audit", audit, 30);
        this.deadLetters = or("dead-letters", deadLetters, 30);
    }

    private static Duration or(String name, @Nullable Duration term, int days) {
        if (term != null && term.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    BusSettings.PREFIX + ".keep." + name + " cannot be '" + words(term) + "': it must be 1h or more");
        }
        return term == null ? Duration.ofDays(days) : term;
    }

    /** As it was most likely written. */
    private static String words(Duration term) {
        return term.toMillis() % 60_000 == 0 ? term.toMinutes() + "m" : term.toMillis() + "ms";
    }

    /** After a term: by then a record is gone, if the broker looks as often as it does by itself (every 5 minutes). */
    public static Duration delay(Duration term) {
        Duration file = term.dividedBy(FILES);
        return file.compareTo(LONGEST_FILE) < 0 ? file : LONGEST_FILE;
    }

    /** For how long a topic's records are kept. */
    Duration of(String topic) {
        return switch (topic) {
            case Topics.DELIVERY -> delivery;
            case Topics.AUDIT -> audit;
            case Topics.DEAD_LETTER -> deadLetters;
            default -> messages;
        };
    }

    /** The settings of a topic that say so. */
    Map<String, String> ofTopic(String topic) {
        Duration term = of(topic);
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(term.toMillis()), TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(delay(term).toMillis()));
    }

    /** The settings of a changelog, which has the last record of each key and, for so long at most, older ones. */
    public Map<String, String> ofChangelog() {
        return Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(messages.toMillis()));
    }
}
