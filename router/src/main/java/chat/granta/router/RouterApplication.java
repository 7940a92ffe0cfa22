package chat.granta.router;

import chat.granta.bus.BusSettings;
import chat.granta.settings.InterruptibleStart;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The router as a process of its own; its settings file is {@code router.yaml}. Nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RouterConfiguration.class)
public class RouterApplication {
    static void main(String[] arguments) {
        var application = new SpringApplication(RouterApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "router"));
        InterruptibleStart.run(() -> application.run(arguments));
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
