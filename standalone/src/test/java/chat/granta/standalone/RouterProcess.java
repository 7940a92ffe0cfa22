package chat.granta.standalone;

import chat.granta.bus.BusSettings;
import chat.granta.router.RouterConfiguration;
import chat.granta.router.streams.RouterStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** A router alone, as a process for fault tests: says {@code ready} when it has its homes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(RouterConfiguration.class)
public class RouterProcess {
    public static void main(String[] arguments) {
        var application = new SpringApplication(RouterProcess.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var streams = application.run(arguments).getBean(RouterStreams.class);
        while (!streams.isReady()) {
            LockSupport.parkNanos(10_000_000);
        }
        System.out.println("ready");
    }

    @Bean
    BusSettings busSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate(BusSettings.PREFIX, BusSettings.class);
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }
}
