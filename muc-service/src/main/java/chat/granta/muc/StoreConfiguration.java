package chat.granta.muc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema {@code muc} and its tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    /** Services may start in any order, so that the database may still be away: Flyway tries so many times, once a second. */
    private static final int CONNECT_RETRIES = 300;

    @Bean
    FlywayMigrationInitializer roomMigration(DataSource database) {
        return new FlywayMigrationInitializer(Flyway.configure().dataSource(database).schemas("muc")
                .defaultSchema("muc").locations("classpath:chat/granta/muc/db").connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(1).load());
    }
}
