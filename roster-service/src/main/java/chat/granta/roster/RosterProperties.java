package chat.granta.roster;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.roster.*}.
 *
 * @param maxContacts the most items of a roster
 */
@Validated
@ConfigurationProperties("granta.roster")
record RosterProperties(@Positive @DefaultValue("1000") int maxContacts) {}
