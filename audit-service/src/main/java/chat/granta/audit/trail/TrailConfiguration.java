package chat.granta.audit.trail;

import chat.granta.audit.database.OwnersDatabase;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.seal.SealSettings;
import chat.granta.audit.trail.store.EventTable;
import chat.granta.audit.trail.store.Partitions;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail, its partitions and its keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PolicySettings.class, SealSettings.class})
public class TrailConfiguration {
    @Bean
    Keys sealKeys(SealSettings settings) {
        return Keys.of(settings);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Partitions trailPartitions(@OwnersDatabase HikariDataSource ownersDatabase) {
        return new Partitions(new JdbcTemplate(ownersDatabase),
                new TransactionTemplate(new JdbcTransactionManager(ownersDatabase)));
    }

    @Bean
    EventTable eventTable(JdbcTemplate database, Partitions partitions, Keys keys) {
        return new EventTable(database, partitions, keys::chains);
    }

    @Bean
    Trail trail(PolicySettings policy, EventTable table, MeterRegistry metrics) {
        return new Trail(policy.terms(), table, InstantSource.system(), metrics);
    }
}
