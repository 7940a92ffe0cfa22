package chat.granta.audit.access;

import chat.granta.audit.access.store.AuditorTable;
import chat.granta.settings.ThrottleSettings;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Nothing is open to anybody unless a rule says so. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, ThrottleSettings.class})
public class AccessConfiguration {
    /** The page's own style sheet, and nothing else: no script, no picture, no frame. */
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder auditorsPasswords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    AuditorTable auditorTable(JdbcTemplate database) {
        return new AuditorTable(database);
    }

    @Bean
    Auditors auditors(AuditorTable table, PasswordEncoder auditorsPasswords) {
        return new Auditors(table, auditorsPasswords);
    }

    @Bean
    FirstAuditor firstAuditor(AccessSettings settings, Auditors auditors) {
        return new FirstAuditor(settings.first(), auditors, System.out);
    }

    @Bean
    AuthenticationProvider auditorsLogins(Auditors auditors, PasswordEncoder auditorsPasswords,
            ThrottleSettings throttle) {
        var passwords = new DaoAuthenticationProvider(auditors::byName);
        passwords.setPasswordEncoder(auditorsPasswords);
        return new GuardedPasswords(passwords, new Guesses(throttle, Ticker.systemTicker()));
    }

    /** Health and metrics are asked for by machines, on a port of their own. */
    @Bean
    SecurityFilterChain auditorsAccess(HttpSecurity http, AccessSettings settings, ThrottleSettings throttle)
            throws Exception {
        http.authorizeHttpRequests(requests -> {
            requests.requestMatchers(EndpointRequest.to("health", "prometheus")).permitAll()
                    // What went wrong with a request may be said to whoever has sent it.
                    .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
            AccessRules.apply(requests);
        });
        http.httpBasic(basic -> basic.authenticationEntryPoint(new PasswordPrompt("Granta audit", throttle.window())));
        String issuer = settings.issuer();
        if (issuer != null) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt
                    .decoder(Tokens.decoder(issuer, settings.audience()))
                    .jwtAuthenticationConverter(Tokens.roles())));
        }
        http.addFilterBefore(new ForeignSiteFilter(), BasicAuthenticationFilter.class);
        // No session and no cookie: what a foreign page may have a browser send is what the filter above refuses.
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()).logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable()).anonymous(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(Customizer.withDefaults()))
                .build();
    }
}
