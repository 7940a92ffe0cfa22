package chat.granta.listening.limits;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast one peer may send (RFC 6120 section 13.12): {@code on}, {@code off}, or {@code stanzas=N/BURST,bytes=N/BURST}
 * with numbers per second.
 */
public record RateLimit(Rate stanzas, Rate bytes) {
    /** What people and their programs need, ten times over; a flood is well above. */
    public static final RateLimit ON = new RateLimit(new Rate(100, 1_000), new Rate(65_536, 1_048_576));
    public static final RateLimit OFF = new RateLimit(new Rate(Long.MAX_VALUE, Long.MAX_VALUE),
            new Rate(Long.MAX_VALUE, Long.MAX_VALUE));

    private static final Pattern WRITTEN = Pattern
            .compile("stanzas=([0-9]{1,9})/([0-9]{1,9}),bytes=([0-9]{1,12})/([0-9]{1,12})");

    /** @throws IllegalArgumentException when it is none of the three forms */
    public static RateLimit valueOf(String text) {
        switch (text) {
            case "on", "true" -> {
                return ON;
            }
            case "off", "false" -> {
                return OFF;
            }
            default -> {
                Matcher written = WRITTEN.matcher(text);
                if (!written.matches()) {
                    throw new IllegalArgumentException(
                            "a rate limit is on, off or stanzas=N/BURST,bytes=N/BURST, not " + text);
                }
                return new RateLimit(new Rate(Long.parseLong(written.group(1)), Long.parseLong(written.group(2))),
                        new Rate(Long.parseLong(written.group(3)), Long.parseLong(written.group(4))));
            }
        }
    }
}
