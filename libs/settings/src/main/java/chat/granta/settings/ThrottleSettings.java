package chat.granta.settings;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.auth.throttle.*}: how many wrong passwords are too many, of users and of auditors. An address is an IPv4 address or an IPv6 network of 64 bits.
 *
 * @param enabled false tries every password
 * @param window the time in which failures are counted
 * @param perAccountAndAddress failures of one account from one address
 * @param perAddress failures of whatever accounts from one address
 * @param perAccount failures of one account from wherever
 * @param trusted an address from which the account has logged in within this time is held to the first limit only, so
 *     that others' failures lock nobody out
 */
@Validated
@ConfigurationProperties("granta.auth.throttle")
public record ThrottleSettings(@DefaultValue("true") boolean enabled,
        @PositiveDuration @DefaultValue("10m") Duration window,
        @Min(1) @DefaultValue("10") int perAccountAndAddress, @Min(1) @DefaultValue("50") int perAddress,
        @Min(1) @DefaultValue("100") int perAccount, @PositiveOrZeroDuration @DefaultValue("1d") Duration trusted) {}
