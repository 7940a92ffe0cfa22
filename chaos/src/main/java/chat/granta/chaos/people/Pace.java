package chat.granta.chaos.people;

import java.time.Duration;

/**
 * How fast somebody sends.
 *
 * @param interval between two messages
 * @param window how many may be without an acknowledgement at once
 */
public record Pace(Duration interval, int window) {
    /** So many messages a second, of so many people together. */
    public static Pace of(int people, int messagesPerSecond) {
        return new Pace(Duration.ofSeconds(people).dividedBy(messagesPerSecond), 200);
    }
}
