package chat.granta.auth.accounts.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The schema {@code auth} and its tables. The migrations are named here and not by {@code spring.flyway}, so that in standalone
 * each service has its own.
 */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
    /** Services may start in any order, so that the database may still be away: Flyway tries so many times, once a second. */
    private static final int CONNECT_RETRIES = 300;

    @Bean
    FlywayMigrationInitializer authMigration(DataSource database) {
        return new FlywayMigrationInitializer(Flyway.configure().dataSource(database).schemas("auth")
                .defaultSchema("auth").locations("classpath:chat/granta/auth/db").connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(1).load());
    }

    @Bean
    Accounts accounts(JdbcTemplate database) {
        return new Accounts(new AccountTable(database));
    }
}
