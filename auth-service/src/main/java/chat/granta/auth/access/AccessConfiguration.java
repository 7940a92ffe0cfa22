package chat.granta.auth.access;

import chat.granta.access.BearerToken;
import chat.granta.access.BearerTokenFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Which paths need which token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
public class AccessConfiguration {
    @Bean
    FilterRegistrationBean<BearerTokenFilter> internalAccess(TokenSettings settings) {
        return guard(settings.internalToken(), "granta.auth.internal-token", "/internal/*");
    }

    @Bean
    FilterRegistrationBean<BearerTokenFilter> adminAccess(TokenSettings settings) {
        return guard(settings.adminToken(), "granta.auth.admin-token", "/users/*", "/accounts/*");
    }

    @Bean
    SecretJson secretJson(JsonMapper mapper) {
        return new SecretJson(mapper);
    }

    private static FilterRegistrationBean<BearerTokenFilter> guard(String token, String setting, String... paths) {
        var registration = new FilterRegistrationBean<>(new BearerTokenFilter(new BearerToken(token), setting));
        registration.setName(setting);
        registration.addUrlPatterns(paths);
        return registration;
    }
}
