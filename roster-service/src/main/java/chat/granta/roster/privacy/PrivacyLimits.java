package chat.granta.roster.privacy;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How large an account's privacy lists may be. Each change sends all of them to the home, which holds them in memory.
 *
 * @param lists the most lists of an account
 * @param items the most items of a list, blocked addresses among them
 * @param nameLength the longest name of a list, in characters
 * @param bytes the most bytes of all lists together, in the form that the home holds
 */
@Validated
@ConfigurationProperties("granta.roster.privacy")
public record PrivacyLimits(@Positive @DefaultValue("20") int lists, @Positive @DefaultValue("1000") int items,
        @Positive @DefaultValue("255") int nameLength, @Positive @DefaultValue("131072") int bytes) {}
