package chat.granta.roster.contacts.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts and roster versions. */
@Configuration(proxyBeanMethods = false)
public class ContactStoreConfiguration {
    @Bean
    ContactStore contactStore(JdbcTemplate database) {
        return new ContactStore(database);
    }

    @Bean
    RosterVersions rosterVersions(JdbcTemplate database) {
        return new RosterVersions(database);
    }
}
