package chat.granta.archive.log;

import chat.granta.settings.PositiveOrZeroDuration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.archive.max-lag}.
 *
 * @param maxLag how far archives may be behind before the clients that send most wait for them; 0: nobody waits
 */
@Validated
@ConfigurationProperties("granta.archive")
record LagSettings(@PositiveOrZeroDuration @DefaultValue("2s") Duration maxLag) {}
