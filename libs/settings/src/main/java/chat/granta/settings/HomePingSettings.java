package chat.granta.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.s2s.home-ping-interval}, of users' homes and of rooms'.
 *
 * @param homePingInterval after which homes ask another server again whether it is there; 0: never
 */
@Validated
@ConfigurationProperties("granta.s2s")
public record HomePingSettings(@PositiveOrZeroDuration @DefaultValue("5m") Duration homePingInterval) {}
