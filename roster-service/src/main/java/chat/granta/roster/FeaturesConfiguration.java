package chat.granta.roster;

import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.ContactStoreConfiguration;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.turn.RequestLogic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The features and what they keep; one import for each that has a store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RosterProperties.class)
@Import({ContactStoreConfiguration.class})
class FeaturesConfiguration {
    @Bean
    RequestLogic rosterLogic(RosterProperties settings, ContactStore contacts, RosterVersions versions) {
        return new RosterLogic(new RosterFeatures(contacts, versions, settings.maxContacts()));
    }
}
