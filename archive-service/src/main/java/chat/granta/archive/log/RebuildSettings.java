package chat.granta.archive.log;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code granta.archive.rebuild}.
 *
 * @param rebuild whether the log is read again from its start, so that messages missing in archives are added
 */
@ConfigurationProperties("granta.archive")
record RebuildSettings(@DefaultValue("false") boolean rebuild) {}
