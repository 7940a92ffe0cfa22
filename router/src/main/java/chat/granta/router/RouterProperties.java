package chat.granta.router;

import chat.granta.settings.SettingException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.router.*}.
 *
 * @param threads stream threads of this process
 * @param standbys warm copies of each home on other routers
 * @param storeCache of this process: changes of homes that wait for the next commit, and the last of a key is all that is written.
 *     When it is full they are written earlier; 0 writes each at once
 * @param maxResources connected resources a user may have at once
 * @param replayRule false switches off what keeps a record from having its effect twice; only for the chaos suite, which
 *     shows by it that it can fail
 * @param processingGuarantee of Kafka Streams: {@code at_least_once} lets stores and input part company in a crash; only for
 *     the chaos suite, as above
 */
@Validated
@ConfigurationProperties("granta.router")
record RouterProperties(@Positive @DefaultValue("1") int threads, @PositiveOrZero @DefaultValue("1") int standbys,
        @NotNull @DefaultValue("10MB") DataSize storeCache, @Positive @DefaultValue("50") int maxResources,
        @DefaultValue("true") boolean replayRule,
        @Pattern(regexp = "exactly_once_v2|at_least_once", message = "must be exactly_once_v2 or at_least_once") @DefaultValue("exactly_once_v2") String processingGuarantee) {
    /** @throws SettingException when the cache is smaller than none */
    RouterProperties {
        if (storeCache.isNegative()) {
            throw SettingException.wrong("granta.router.store-cache", storeCache, "must be 0B or more");
        }
    }
}
