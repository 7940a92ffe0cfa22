package chat.granta.roster.privacy;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much an account may keep in privacy lists. A home is sent all of it at each change, and holds it in memory.
 *
 * @param lists of an account
 * @param items of a list, blocked addresses among them
 * @param nameLength of a list, in characters
 * @param bytes of all lists together, as a home has them
 */
@Validated
@ConfigurationProperties("granta.roster.privacy")
public record PrivacyLimits(@Positive @DefaultValue("20") int lists, @Positive @DefaultValue("1000") int items,
        @Positive @DefaultValue("255") int nameLength, @Positive @DefaultValue("131072") int bytes) {}
