package chat.granta.roster.storage;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much private XML an account may store.
 *
 * @param bytes the most bytes of all elements of one name
 * @param accountBytes the most bytes of all elements
 * @param names the most different names of elements
 */
@Validated
@ConfigurationProperties("granta.roster.storage")
public record StorageLimits(@Positive @DefaultValue("65536") int bytes,
        @Positive @DefaultValue("262144") int accountBytes, @Positive @DefaultValue("100") int names) {}
