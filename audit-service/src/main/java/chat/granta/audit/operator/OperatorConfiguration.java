package chat.granta.audit.operator;

import chat.granta.access.BearerToken;
import chat.granta.access.BearerTokenFilter;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.seal.Heads;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.trail.store.EventReader;
import chat.granta.audit.trail.store.Partitions;
import chat.granta.audit.verification.Verification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Operators' paths, for who shows their token. */
@Configuration(proxyBeanMethods = false)
@Import(OperatorController.class)
public class OperatorConfiguration {
    private static final String TOKEN = "granta.audit.operator-token";

    @Bean
    EventReader eventReader(JdbcTemplate database, Keys keys) {
        return new EventReader(database, keys::chains);
    }

    @Bean
    TransactionTemplate operatorsTransaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Verification trailVerification(EventReader events, Partitions partitions, HeadTable table, Heads heads,
            PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Verification(events, partitions, table, heads, snapshot);
    }

    @Bean
    FilterRegistrationBean<BearerTokenFilter> operatorsToken(
            @Value("${granta.audit.operator-token:${granta.auth.admin-token:}}") String token) {
        var registration = new FilterRegistrationBean<>(new BearerTokenFilter(new BearerToken(token), TOKEN));
        registration.setName(TOKEN);
        registration.addUrlPatterns("/operator/*");
        return registration;
    }

    /** The filter has asked for the token; no session comes of it, and no form leads here. */
    @Bean
    @Order(1)
    SecurityFilterChain operatorsAccess(HttpSecurity http) throws Exception {
        return http.securityMatcher("/operator/**").authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
