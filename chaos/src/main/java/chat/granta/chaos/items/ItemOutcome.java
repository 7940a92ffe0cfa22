package chat.granta.chaos.items;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of what was published.
 *
 * @param acknowledged items
 * @param told notifications of them
 * @param untold items of which nobody has heard
 * @param doubled notifications too many
 * @param missing items that are not in their node; looked for at the end
 * @param longest time without an acknowledgement, counted from a fault on
 * @param findings what is wrong, for people
 */
public record ItemOutcome(int acknowledged, int told, int untold, int doubled, int missing, Duration longest,
        List<String> findings) {
    public static final List<String> COLUMNS = List.of("acknowledged", "told", "untold", "doubled", "missing",
            "recovery s");
    static final ItemOutcome NONE = new ItemOutcome(0, 0, 0, 0, 0, Duration.ZERO, List.of());

    ItemOutcome plus(ItemOutcome other) {
        return new ItemOutcome(acknowledged + other.acknowledged, told + other.told, untold + other.untold,
                doubled + other.doubled, missing + other.missing,
                longest.compareTo(other.longest) < 0 ? other.longest : longest,
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }

    public List<Object> cells() {
        return List.of(acknowledged, told, untold, doubled, missing, longest);
    }
}
