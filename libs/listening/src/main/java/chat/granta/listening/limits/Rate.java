package chat.granta.listening.limits;

/**
 * How fast something may come.
 *
 * @param perSecond in the long run
 * @param burst at once, after a pause
 */
public record Rate(long perSecond, long burst) {
    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate and its burst are at least 1");
        }
    }
}
