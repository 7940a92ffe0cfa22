package chat.granta.c2s;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the gateway alone; its own settings file is {@code gateway-c2s.yaml}. Nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(C2sGatewayConfiguration.class)
public class C2sGatewayApplication {
    static final Map<String, Object> DEFAULTS = Map.of("spring.config.name", "gateway-c2s");

    public static void main(String[] arguments) {
        var application = new SpringApplication(C2sGatewayApplication.class);
        application.setDefaultProperties(DEFAULTS);
        application.run(arguments);
    }
}
