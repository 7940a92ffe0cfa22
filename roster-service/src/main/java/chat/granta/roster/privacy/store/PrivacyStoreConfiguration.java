package chat.granta.roster.privacy.store;

import chat.granta.roster.privacy.PrivacyLimits;
import chat.granta.roster.privacy.RosterGroups;
import chat.granta.roster.privacy.list.ListStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What privacy lists are kept in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyLimits.class)
public class PrivacyStoreConfiguration {
    @Bean
    ListStore privacyLists(JdbcTemplate database) {
        return new StoredLists(database);
    }

    @Bean
    RosterGroups rosterGroups(JdbcTemplate database) {
        return new ContactGroups(database);
    }
}
