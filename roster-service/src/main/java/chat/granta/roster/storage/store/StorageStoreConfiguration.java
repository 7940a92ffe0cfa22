package chat.granta.roster.storage.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What private XML is kept in. */
@Configuration(proxyBeanMethods = false)
public class StorageStoreConfiguration {
    @Bean
    PrivateXml privateXml(JdbcTemplate database) {
        return new PrivateXml(database);
    }
}
