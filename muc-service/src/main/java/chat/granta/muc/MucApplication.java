package chat.granta.muc;

import chat.granta.bus.BusSettings;
import chat.granta.ledger.LedgerDefaults;
import chat.granta.muc.projection.ProjectionConfiguration;
import chat.granta.settings.InterruptibleStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** muc-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MucConfiguration.class)
public class MucApplication {
    static void main(String[] arguments) {
        System.setProperty("spring.config.name", ProjectionConfiguration.SERVICE);
        var application = new SpringApplication(MucApplication.class);
        application.setDefaultProperties(LedgerDefaults.of(ProjectionConfiguration.SERVICE));
        InterruptibleStart.run(() -> application.run(arguments));
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
