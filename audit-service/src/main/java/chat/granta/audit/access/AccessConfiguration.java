package chat.granta.audit.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Nothing is open to anybody unless a rule says so. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
    @Bean
    SecurityFilterChain auditorsAccess(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll()).build();
    }
}
