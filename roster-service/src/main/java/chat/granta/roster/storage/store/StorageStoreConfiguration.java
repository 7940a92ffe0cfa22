package chat.granta.roster.storage.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What private XML is kept in. */
@Configuration(proxyBeanMethods = false)
public class StorageStoreConfiguration {
    @Bean
    PrivateXml privateXml(PrivateXmlRepository repository) {
        return new PrivateXml(repository);
    }
}
