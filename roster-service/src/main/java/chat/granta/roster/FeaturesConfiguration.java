package chat.granta.roster;

import chat.granta.roster.archiving.store.ArchivePreferenceStore;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.store.PepTables;
import chat.granta.roster.privacy.PrivacyLimits;
import chat.granta.roster.privacy.RosterGroups;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.privacy.store.ContactGroups;
import chat.granta.roster.privacy.store.StoredLists;
import chat.granta.roster.storage.PrivateStorage;
import chat.granta.roster.storage.StorageLimits;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.roster.vcard.VCard;
import chat.granta.roster.vcard.VCardLimits;
import chat.granta.roster.vcard.store.VCards;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The features, and the tables in which they keep their data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RosterProperties.class, PrivacyLimits.class, VCardLimits.class, StorageLimits.class,
        PepLimits.class})
class FeaturesConfiguration {
    @Bean
    ContactStore contactStore(JdbcTemplate database) {
        return new ContactStore(database);
    }

    @Bean
    RosterVersions rosterVersions(JdbcTemplate database) {
        return new RosterVersions(database);
    }

    @Bean
    ListStore privacyLists(JdbcTemplate database) {
        return new StoredLists(database);
    }

    @Bean
    RosterGroups rosterGroups(JdbcTemplate database) {
        return new ContactGroups(database);
    }

    @Bean
    VCards vCards(JdbcTemplate database) {
        return new VCards(database);
    }

    @Bean
    PrivateXml privateXml(JdbcTemplate database) {
        return new PrivateXml(database);
    }

    @Bean
    ArchivePreferenceStore archivePreferences(JdbcTemplate database) {
        return new ArchivePreferenceStore(database);
    }

    @Bean
    RequestLogic rosterLogic(RosterProperties settings, ContactStore contacts, RosterVersions versions,
            ListStore lists, RosterGroups groups, PrivacyLimits privacyLimits, VCard card, VCards cards,
            PrivateStorage storage, PrivateXml privateXml, ArchivePreferenceStore archivePreferences,
            PersonalEventing personalEventing) {
        return new RosterLogic(new RosterFeatures(contacts, versions, settings.maxContacts(), lists, groups,
                privacyLimits, card, cards, storage, privateXml, archivePreferences,
                personalEventing));
    }

    @Bean
    PersonalEventing personalEventing(JdbcTemplate database, ContactStore contacts, ListStore lists,
            PrivateXml privateXml, VCards cards, PepLimits limits) {
        return PersonalEventing.of(new PepTables(database), contacts, lists, privateXml, cards, limits);
    }

    @Bean
    VCard vCard(VCards cards, VCardLimits limits, PersonalEventing personalEventing) {
        return new VCard(cards, limits, List.of(personalEventing.avatars(), personalEventing.card4()));
    }

    @Bean
    PrivateStorage privateStorage(PrivateXml store, StorageLimits limits, PersonalEventing personalEventing) {
        return new PrivateStorage(store, limits, List.of(personalEventing.bookmarks()));
    }
}
