package chat.granta.router;

import chat.granta.router.home.ArchivePreferences.Default;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * {@code granta.archive.default}: what is archived for accounts that have set no preferences (XEP-0441 section 2).
 *
 * @param byDefault always, roster or never
 */
@ConfigurationProperties("granta.archive")
record DefaultArchiving(@Name("default") @DefaultValue("always") Default byDefault) {}
