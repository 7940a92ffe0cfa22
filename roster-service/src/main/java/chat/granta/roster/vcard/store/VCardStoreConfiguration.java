package chat.granta.roster.vcard.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What vCards are kept in. */
@Configuration(proxyBeanMethods = false)
public class VCardStoreConfiguration {
    @Bean
    VCards vCards(VCardRepository repository) {
        return new VCards(repository);
    }
}
