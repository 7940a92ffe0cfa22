package chat.granta.muc.administration;

import chat.granta.settings.PositiveDuration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.muc.expiry-interval}.
 *
 * @param expiryInterval pause between two looks for rooms that nobody wants
 */
@Validated
@ConfigurationProperties("granta.muc")
record ExpiryProperties(@PositiveDuration @DefaultValue("1h") Duration expiryInterval) {}
