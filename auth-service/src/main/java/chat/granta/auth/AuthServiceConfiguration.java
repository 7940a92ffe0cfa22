package chat.granta.auth;

import chat.granta.auth.access.AccessConfiguration;
import chat.granta.auth.accounts.AccountsConfiguration;
import chat.granta.auth.credentials.CredentialsConfiguration;
import chat.granta.auth.passwordfile.PasswordFileConfiguration;
import chat.granta.auth.provisioning.ProvisioningConfiguration;
import chat.granta.auth.users.UsersConfiguration;
import chat.granta.bus.BusSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's features, for its own process and for standalone. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import({PasswordFileConfiguration.class, AccessConfiguration.class, CredentialsConfiguration.class,
        AccountsConfiguration.class, ProvisioningConfiguration.class, UsersConfiguration.class})
public class AuthServiceConfiguration {
    /** A localpart may hold a backslash (XEP-0106). In a path it is %5C, which Tomcat refuses by default. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> backslashesInNames() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedReverseSolidusHandling("passthrough"));
    }
}
