package chat.granta.stream.management;

import chat.granta.model.XmlInteger;
import chat.granta.stream.TopLevelElement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 3: {@code <enable/>} as the peer sent it.
 *
 * @param resume whether it wants to be able to resume
 * @param max how long it wants to be able to
 */
public record EnableRequest(boolean resume, Duration max) {
    /** A year is for ever. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Null for one that breaks the schema. */
    public static @Nullable EnableRequest of(TopLevelElement element) {
        String resume = element.attribute("resume");
        String max = element.attribute("max");
        boolean isBoolean = resume == null || resume.matches("true|false|1|0");
        long seconds = max == null ? LONGEST.toSeconds() : XmlInteger.read(max).orElse(0);
        if (!isBoolean || seconds <= 0) {
            return null;
        }
        return new EnableRequest("true".equals(resume) || "1".equals(resume),
                Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
    }

    /** @param limit how long the server lets a session wait */
    public Duration lower(Duration limit) {
        return max.compareTo(limit) < 0 ? max : limit;
    }
}
