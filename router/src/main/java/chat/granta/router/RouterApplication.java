package chat.granta.router;

import chat.granta.bus.BusSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The router as a process of its own. */
@SpringBootApplication
@Import(RouterConfiguration.class)
public class RouterApplication {
    static void main(String[] args) {
        System.setProperty("spring.config.name", "router");
        SpringApplication.run(RouterApplication.class, args);
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
