package chat.granta.archive;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code archive} and its tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    /** Services may start in any order, so that the database may still be away: Flyway tries so many times, once a second. */
    private static final int CONNECT_RETRIES = 300;

    @Bean
    FlywayMigrationInitializer archiveMigration(DataSource database) {
        return new FlywayMigrationInitializer(Flyway.configure().dataSource(database).schemas("archive")
                .defaultSchema("archive").locations("classpath:chat/granta/archive/db").connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(1).load());
    }
}
