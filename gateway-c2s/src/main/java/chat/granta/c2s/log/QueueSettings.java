package chat.granta.c2s.log;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept for clients until they have acknowledged it (XEP-0198).
 *
 * @param maxUnacknowledged the most stanzas for one client
 */
@Validated
@ConfigurationProperties("granta.c2s")
record QueueSettings(@Min(1) @DefaultValue("1000") int maxUnacknowledged) {}
