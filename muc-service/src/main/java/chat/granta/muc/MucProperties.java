package chat.granta.muc;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import chat.granta.settings.SettingException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code granta.muc.*}.
 *
 * @param threads stream threads of this process
 * @param standbys warm copies of each home of rooms on other processes
 * @param operators addresses of those who may make rooms that others may not
 * @param rules of the name-space policy, in their order
 * @param logged whether rooms are archived that neither their owners nor a rule say more about
 * @param limit what users may do in a room
 * @param calm large rooms
 * @param storeCache changes of rooms that wait for the next commit, so that the last of each key alone is written
 */
@ConfigurationProperties("granta.muc")
record MucProperties(@DefaultValue("1") int threads, @DefaultValue("1") int standbys,
        @DefaultValue("10MB") DataSize storeCache, @Nullable List<String> operators,
        @Nullable List<RuleProperties> rules, @DefaultValue("false") boolean logged, @DefaultValue Limit limit,
        @DefaultValue Calm calm) {
    /** {@code granta.muc.limit.*}; see {@link TrafficLimits}. */
    record Limit(@DefaultValue("20") int messages, @DefaultValue("100KB") DataSize bytes,
            @DefaultValue("4") int presences, @DefaultValue("500") int roomMessages) {
        TrafficLimits toLimits() {
            return new TrafficLimits(messages, bytes.toBytes(), presences, roomMessages);
        }
    }

    /** {@code granta.muc.calm.*}; see {@link CalmRooms}. */
    record Calm(@DefaultValue("200") int occupants, @DefaultValue("3s") Duration pause) {
        CalmPresence toPresence() {
            return new CalmPresence(new CalmRooms(occupants, pause));
        }
    }

    NamePolicy policy() {
        List<String> addresses = Objects.requireNonNullElse(operators, List.of());
        try {
            return new NamePolicy(
                    Objects.requireNonNullElse(rules, List.<RuleProperties>of()).stream().map(RuleProperties::toRule)
                            .toList(),
                    addresses.stream().map(address -> Jid.parse(address).bare()).collect(Collectors.toSet()),
                    DefaultConfiguration.of().toBuilder().setLogged(logged).build());
        } catch (InvalidJidException e) {
            throw new SettingException("granta.muc.operators", "granta.muc.operators: " + e.getMessage());
        }
    }
}
