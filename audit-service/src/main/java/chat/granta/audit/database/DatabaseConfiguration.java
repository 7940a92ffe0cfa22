package chat.granta.audit.database;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;

/** The schema {@code audit}, its tables, and who may do what with them. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    /** Services may start in any order, so that the database may still be away: Flyway tries so many times, once a second. */
    private static final int CONNECT_RETRIES = 300;

    /** For the schema's owner. Seldom used. */
    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource ownersDatabase(DataSourceProperties properties) {
        HikariDataSource database = pool(properties);
        database.setPoolName("audit-owner");
        return database;
    }

    @Bean
    FlywayMigrationInitializer auditMigration(@OwnersDatabase HikariDataSource ownersDatabase,
            DataSourceProperties properties) {
        // What was bound has no say in this.
        ownersDatabase.setMaximumPoolSize(2);
        ownersDatabase.setMinimumIdle(0);
        // By connections without the pool's limits of time: an index of all events may take minutes.
        return new FlywayMigrationInitializer(Flyway.configure().dataSource(properties.determineUrl(),
                properties.determineUsername(), properties.determinePassword()).schemas("audit")
                .defaultSchema("audit").locations("classpath:chat/granta/audit/db").connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(1).load());
    }

    /** For everything else: what is written under this role can be neither changed nor deleted under it. */
    @Bean
    @Primary
    @DependsOn("auditMigration")
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource auditDatabase(DataSourceProperties properties) {
        HikariDataSource database = pool(properties);
        database.setPoolName("audit");
        // Who searches is somebody else each time: the plan for one user is wrong for another who is in a thousand times as many events.
        database.setConnectionInitSql("set role granta_audit; set plan_cache_mode = force_custom_plan");
        return database;
    }

    private static HikariDataSource pool(DataSourceProperties properties) {
        return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    }
}
