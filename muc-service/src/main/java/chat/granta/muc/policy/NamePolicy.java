package chat.granta.muc.policy;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an installation, in their order: the first whose names match decides. Operators make any room but those that nobody may
 * make; without a matching rule anybody makes any.
 */
public final class NamePolicy {
    private final List<NameRule> rules;
    private final Set<Jid> operators;
    private final RoomConfiguration defaults;

    /** @param defaults of rooms about which no rule says more */
    public NamePolicy(List<NameRule> rules, Set<Jid> operators, RoomConfiguration defaults) {
        this.rules = List.copyOf(rules);
        this.operators = Set.copyOf(operators);
        this.defaults = defaults;
    }

    /** Why a user may not make a room, or null. */
    public @Nullable StanzaError refusal(Jid room, Jid user) {
        RoomName name = name(room);
        NameRule rule = rule(name);
        Set<Jid> exempt = rule != null && rule.creators() == NameRule.Creators.NOBODY ? Set.of() : operators;
        return rule == null || rule.lets(user, name, exempt)
                ? null
                : StanzaError.notAllowed(rule.refusal("You may not make a room of this name"));
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
            throw RefusedException.notAcceptable(rule.refusal("Rooms of this name are always " + missed));
        }
    }

    private @Nullable NameRule rule(RoomName name) {
        return rules.stream().filter(rule -> rule.isAbout(name)).findFirst().orElse(null);
    }

    private static RoomName name(Jid room) {
        return RoomName.of(Objects.requireNonNullElse(room.local(), ""));
    }
}
