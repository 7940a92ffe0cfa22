package chat.granta.roster;

import chat.granta.bus.BusSettings;
import chat.granta.roster.log.LogConfiguration;
import chat.granta.settings.InterruptibleStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** roster-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RosterServiceConfiguration.class)
public class RosterServiceApplication {
    static void main(String[] arguments) {
        System.setProperty("spring.config.name", "roster-service");
        var application = new SpringApplication(RosterServiceApplication.class);
        application.setDefaultProperties(LogConfiguration.defaults());
        InterruptibleStart.run(() -> application.run(arguments));
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
