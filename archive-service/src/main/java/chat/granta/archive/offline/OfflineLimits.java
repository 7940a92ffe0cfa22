package chat.granta.archive.offline;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.archive.offline-*}: what is kept for an account until somebody is there to receive it.
 *
 * @param offlineMessages at most; 0 switches offline messages off
 * @param offlineBytes of all of them
 */
@ConfigurationProperties("granta.archive")
public record OfflineLimits(@DefaultValue("1000") int offlineMessages, @DefaultValue("10485760") long offlineBytes) {}
