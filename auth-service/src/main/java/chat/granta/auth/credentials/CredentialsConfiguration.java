package chat.granta.auth.credentials;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.credentials.store.DerivedKeyTable;
import chat.granta.auth.credentials.store.InstallationSecret;
import chat.granta.auth.credentials.store.OfferedMechanisms;
import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;

/** The HTTP interface for gateways. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialSettings.class)
@Import({SchedulerConfiguration.class, CredentialsController.class, CredentialProblems.class})
public class CredentialsConfiguration {
    /** How often an instance reads the keys that other instances have stored. */
    private static final Duration REFRESH = Duration.ofSeconds(2);

    @Bean
    @DependsOnDatabaseInitialization
    InstallationSecret installationSecret(JdbcTemplate database) {
        return InstallationSecret.load(database);
    }

    @Bean
    Fingerprints fingerprints(InstallationSecret secret) {
        return new Fingerprints(secret);
    }

    @Bean
    DerivedKeyTable derivedKeyTable(JdbcTemplate database) {
        return new DerivedKeyTable(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DerivedKeyCache derivedKeys(DerivedKeyTable table, PasswordFileWatch passwords, Fingerprints fingerprints,
            MeterRegistry metrics) {
        var keys = new DerivedKeyCache(table, passwords, fingerprints);
        metrics.gauge("granta.auth.derived.keys.accounts", keys, DerivedKeyCache::accounts);
        return keys;
    }

    @Bean
    ScheduledFuture<?> derivedKeysRefreshes(TaskScheduler scheduler, DerivedKeyCache keys) {
        var refresh = new RepeatedStep(LoggerFactory.getLogger(DerivedKeyCache.class), "refreshing the derived keys",
                keys::refresh);
        return scheduler.scheduleWithFixedDelay(refresh, REFRESH);
    }

    @Bean
    CensusTaker censusTaker(DerivedKeyCache derived, Fingerprints fingerprints) {
        return new CensusTaker(derived, fingerprints);
    }

    @Bean
    CredentialLookup credentialLookup(PasswordFileWatch passwords, Localparts names, CensusTaker censuses,
            Fingerprints fingerprints, DerivedKeyCache derived, InstallationSecret secret) {
        return new CredentialLookup(passwords, names, censuses, fingerprints, derived,
                new Decoys(secret, fingerprints));
    }

    @Bean
    OfferedMechanisms offeredMechanisms(JdbcTemplate database) {
        return new OfferedMechanisms(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    MechanismOffer mechanismOffer(CredentialSettings settings, PasswordFileWatch passwords, CensusTaker censuses,
            OfferedMechanisms kept, Accounts accounts, MeterRegistry metrics) {
        var offer = new MechanismOffer(settings, passwords, censuses, kept, accounts);
        metrics.gauge("granta.auth.accounts.without.offered.keys", offer, MechanismOffer::lacking);
        return offer;
    }

    @Bean
    ScheduledFuture<?> mechanismDecisions(TaskScheduler scheduler, MechanismOffer offer) {
        var decision = new RepeatedStep(LoggerFactory.getLogger(MechanismOffer.class),
                "deciding which mechanisms are offered", offer::decide);
        return scheduler.scheduleWithFixedDelay(decision, REFRESH);
    }
}
