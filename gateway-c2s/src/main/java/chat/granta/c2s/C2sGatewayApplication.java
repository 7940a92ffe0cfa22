package chat.granta.c2s;

import chat.granta.bus.BusSettings;
import chat.granta.c2s.log.LogConfiguration;
import chat.granta.settings.InterruptibleStart;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Runs the gateway alone; its own settings file is {@code gateway-c2s.yaml}. Nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({C2sGatewayConfiguration.class, LogConfiguration.class})
public class C2sGatewayApplication {
    static final Map<String, Object> DEFAULTS = Map.of("spring.config.name", "gateway-c2s");

    public static void main(String[] arguments) {
        var application = new SpringApplication(C2sGatewayApplication.class);
        application.setDefaultProperties(DEFAULTS);
        InterruptibleStart.run(() -> application.run(arguments));
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }
}
