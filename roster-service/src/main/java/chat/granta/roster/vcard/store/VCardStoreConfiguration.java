package chat.granta.roster.vcard.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What vCards are kept in. */
@Configuration(proxyBeanMethods = false)
public class VCardStoreConfiguration {
    @Bean
    VCards vCards(JdbcTemplate database) {
        return new VCards(database);
    }
}
