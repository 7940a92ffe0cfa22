package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.AccountNames;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers gateways. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialSettings.class)
@Import(CredentialsController.class)
public class CredentialsConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    InstallationSecret installationSecret(JdbcTemplate database) {
        return InstallationSecret.load(database);
    }

    @Bean
    CredentialLookup credentialLookup(PasswordFileWatch passwords, AccountNames names, InstallationSecret secret) {
        return new CredentialLookup(passwords, names, new Decoys(secret));
    }

    @Bean
    MechanismOffer mechanismOffer(CredentialSettings settings, PasswordFileWatch passwords) {
        return new MechanismOffer(settings, passwords);
    }
}
