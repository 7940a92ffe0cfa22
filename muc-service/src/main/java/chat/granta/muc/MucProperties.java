package chat.granta.muc;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import chat.granta.settings.AddressFile;
import chat.granta.settings.FileSettings;
import chat.granta.settings.PositiveOrZeroDuration;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.muc.*}.
 *
 * @param threads stream threads of this process
 * @param standbys warm copies of each home of rooms on other processes
 * @param storeCache changes of rooms that wait for the next commit, so that the last of each key alone is written
 * @param operators addresses of those who may make rooms that others may not, and administer all
 * @param rules of the name-space policy, in their order
 * @param logged whether rooms are archived that neither their owners nor a rule say more about
 * @param reservedWords in names of operators' rooms alone
 * @param roomsPerUser how many rooms a user may have made that still exist
 * @param expireAfter how long a room lives when nobody wants anything of it; for ever when it is not given
 * @param contact whom to ask where no rule says it
 * @param limit what users may do in a room
 * @param calm large rooms
 * @param domain the room service's; null for {@code group.} before the users'
 */
@Validated
@ConfigurationProperties("granta.muc")
record MucProperties(@Positive @DefaultValue("1") int threads, @PositiveOrZero @DefaultValue("1") int standbys,
        @NotNull @DefaultValue("10MB") DataSize storeCache, @Nullable List<String> operators,
        @Nullable List<RuleProperties> rules, @DefaultValue("false") boolean logged,
        @Nullable Set<String> reservedWords, @PositiveOrZero @DefaultValue("100") int roomsPerUser,
        @Nullable Duration expireAfter, @DefaultValue("") String contact, @Valid @DefaultValue Limit limit,
        @Valid @DefaultValue Calm calm, @Nullable String domain) implements FileSettings {
    /** @throws SettingException when a size or a time is smaller than it can be, or the domain is none */
    MucProperties {
        if (storeCache.isNegative()) {
            throw SettingException.wrong("granta.muc.store-cache", storeCache, "must be 0B or more");
        }
        if (limit.bytes().isNegative()) {
            throw SettingException.wrong("granta.muc.limit.bytes", limit.bytes(), "must be 0B or more");
        }
        RuleProperties.checkExpiry("granta.muc.expire-after", expireAfter);
        try {
            if (domain != null) {
                Jid.of(null, domain, null);
            }
        } catch (InvalidJidException e) {
            throw SettingException.wrong("granta.muc.domain", domain, "must be a domain: " + e.getMessage());
        }
    }

    /** {@code granta.muc.limit.*}; see {@link TrafficLimits}. */
    record Limit(@PositiveOrZero @DefaultValue("20") int messages, @DefaultValue("100KB") DataSize bytes,
            @PositiveOrZero @DefaultValue("4") int presences, @PositiveOrZero @DefaultValue("500") int roomMessages) {
        TrafficLimits toLimits() {
            return new TrafficLimits(messages, bytes.toBytes(), presences, roomMessages);
        }
    }

    /** {@code granta.muc.calm.*}; see {@link CalmRooms}. */
    record Calm(@PositiveOrZero @DefaultValue("200") int occupants,
            @PositiveOrZeroDuration @DefaultValue("3s") Duration pause) {
        CalmPresence toPresence() {
            return new CalmPresence(new CalmRooms(occupants, pause));
        }
    }

    /** Reads the files of those who may make rooms. */
    @Override
    public void checkFiles() {
        policy(_ -> {});
    }

    /** @param groups takes the files of the rules' groups, to be looked at */
    NamePolicy policy(Consumer<AddressFile> groups) {
        List<String> addresses = Objects.requireNonNullElse(operators, List.of());
        try {
            return new NamePolicy(
                    Objects.requireNonNullElse(rules, List.<RuleProperties>of()).stream()
                            .map(rule -> rule.toRule(groups)).toList(),
                    Objects.requireNonNullElse(reservedWords, Set.of()),
                    addresses.stream().map(address -> Jid.parse(address).bare()).collect(Collectors.toSet()),
                    DefaultConfiguration.of().toBuilder().setLogged(logged).build(), roomsPerUser, expireAfter,
                    contact);
        } catch (InvalidJidException e) {
            throw SettingException.wrong("granta.muc.operators", String.join(",", addresses),
                    "must be addresses of users: " + e.getMessage());
        }
    }
}
