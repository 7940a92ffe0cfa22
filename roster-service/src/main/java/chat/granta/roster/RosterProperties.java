package chat.granta.roster;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.roster.*}.
 *
 * @param maxContacts the most items of a roster
 */
@ConfigurationProperties("granta.roster")
record RosterProperties(@DefaultValue("1000") int maxContacts) {}
