package chat.granta.archive.offline;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.archive.offline.*}: what is kept for an account until somebody is there to receive it.
 *
 * @param messages at most; 0 switches offline messages off
 * @param bytes of all of them
 */
@ConfigurationProperties("granta.archive.offline")
public record OfflineLimits(@DefaultValue("1000") int messages, @DefaultValue("10485760") long bytes) {}
