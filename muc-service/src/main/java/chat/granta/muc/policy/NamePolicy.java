package chat.granta.muc.policy;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an installation, in their order: the first whose names match decides. Operators make any room but those that nobody may
 * make; without a matching rule anybody makes any whose name has no reserved word. What may change while the service runs is asked by
 * {@link #refusal} alone, which no home calls.
 */
public final class NamePolicy {
    private final List<NameRule> rules;
    private final Set<String> reservedWords;
    private final Set<Jid> operators;
    private final RoomConfiguration defaults;
    private final int roomsOfUser;
    private final @Nullable Duration expireAfter;
    private final String contact;

    /**
     * @param reservedWords in names of operators' rooms alone
     * @param operators bare JIDs
     * @param defaults of rooms about which no rule says more
     * @param roomsOfUser how many rooms a user may have made that still exist
     * @param expireAfter how long a room lives when nobody wants anything of it, or null when for ever
     * @param contact whom to ask where no rule says it
     */
    public NamePolicy(List<NameRule> rules, Set<String> reservedWords, Set<Jid> operators, RoomConfiguration defaults,
            int roomsOfUser, @Nullable Duration expireAfter, String contact) {
        this.rules = List.copyOf(rules);
        this.reservedWords = reservedWords.stream().map(word -> RoomName.of(word).plain())
                .collect(Collectors.toUnmodifiableSet());
        this.operators = Set.copyOf(operators);
        this.defaults = defaults;
        this.roomsOfUser = roomsOfUser;
        this.expireAfter = expireAfter;
        this.contact = contact;
    }

    public boolean isOperator(Jid user) {
        return operators.contains(user.bare());
    }

    /** Why a user may not make a room of this name, or an empty string. */
    public String refusal(Jid room, Jid user) {
        RoomName name = name(room);
        NameRule rule = rule(name);
        if (rule != null && rule.creators() == NameRule.Creators.NOBODY) {
            return refusal("You may not make a room of this name", rule);
        }
        if (isOperator(user)) {
            return "";
        }
        if (rule != null) {
            return rule.lets(user, name) ? "" : refusal("You may not make a room of this name", rule);
        }
        return name.words().filter(reservedWords::contains).findFirst()
                .map(word -> "You may not make a room of this name: \"" + word + "\" is reserved." + ask(contact))
                .orElse("");
    }

    /** How many rooms a user may have made. */
    public int roomsOf(Jid user) {
        return isOperator(user) ? Integer.MAX_VALUE : roomsOfUser;
    }

    /** What a user is told who has made so many. */
    public String tooMany() {
        return "You have made " + roomsOfUser
                + " rooms, which is as many as a user may make; destroy one that is not needed."
                + ask(contact);
    }

    /** What a room is like when it is made. */
    public RoomConfiguration defaults(Jid room) {
        NameRule rule = rule(name(room));
        if (rule == null) {
            return defaults;
        }
        RoomConfiguration.Builder made = defaults.toBuilder();
        rule.proposed().forEach(trait -> trait.set(made));
        rule.forced().forEach(trait -> trait.set(made));
        return made.build();
    }

    /** Refuses a configuration that a rule does not allow. */
    public void check(Jid room, RoomConfiguration wanted) throws RefusedException {
        NameRule rule = rule(name(room));
        if (rule == null) {
            return;
        }
        String missed = rule.forced().stream().filter(trait -> !trait.isOf(wanted)).map(Trait::toString)
                .collect(Collectors.joining(", "));
        if (!missed.isEmpty()) {
            throw RefusedException.notAcceptable(refusal("Rooms of this name are always " + missed, rule));
        }
    }

    /** How long a room lives when nobody wants anything of it; empty when for ever. */
    public Optional<Duration> expireAfter(Jid room) {
        NameRule rule = rule(name(room));
        Duration own = rule == null ? null : rule.expireAfter();
        return Optional.ofNullable(own == null ? expireAfter : own);
    }

    /** The shortest time for which any room lives when nobody wants anything of it; empty when all live for ever. */
    public Optional<Duration> shortestLife() {
        return Stream.concat(Stream.ofNullable(expireAfter), rules.stream().map(NameRule::expireAfter)
                .filter(Objects::nonNull).map(Objects::requireNonNull)).min(Comparator.naturalOrder());
    }

    private String refusal(String what, NameRule rule) {
        return what + " (rule \"" + rule.title() + "\")." + ask(rule.contact().isEmpty() ? contact : rule.contact());
    }

    private static String ask(String whom) {
        return whom.isEmpty() ? "" : " Ask " + whom + '.';
    }

    private @Nullable NameRule rule(RoomName name) {
        return rules.stream().filter(rule -> rule.isAbout(name)).findFirst().orElse(null);
    }

    private static RoomName name(Jid room) {
        return RoomName.of(Objects.requireNonNullElse(room.local(), ""));
    }
}
