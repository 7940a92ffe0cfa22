package chat.granta.archive.offline;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.archive.offline-*}: how many messages are stored for an account while none of its sessions can receive them.
 *
 * @param offlineMessages the most messages of an account; 0 switches offline messages off
 * @param offlineBytes the most bytes of all of them together
 */
@Validated
@ConfigurationProperties("granta.archive")
public record OfflineLimits(@PositiveOrZero @DefaultValue("1000") int offlineMessages,
        @PositiveOrZero @DefaultValue("10485760") long offlineBytes) {}
