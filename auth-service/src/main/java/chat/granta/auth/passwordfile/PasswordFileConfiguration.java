package chat.granta.auth.passwordfile;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads, watches and edits the password file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordFileSettings.class)
public class PasswordFileConfiguration {
    @Bean
    AccountNames accountNames(@Value("${granta.domain:localhost}") String domain) {
        return new AccountNames(domain);
    }

    @Bean
    PasswordFileWatch passwordFileWatch(PasswordFileSettings settings, AccountNames names, MeterRegistry metrics) {
        return new PasswordFileWatch(settings, names, metrics);
    }

    @Bean
    PasswordFilePoll passwordFilePoll(PasswordFileWatch watch) {
        return new PasswordFilePoll(watch);
    }

    @Bean
    PasswordFileEditor passwordFileEditor(PasswordFileWatch watch, AccountNames names) {
        return new PasswordFileEditor(watch.file(), names);
    }
}
