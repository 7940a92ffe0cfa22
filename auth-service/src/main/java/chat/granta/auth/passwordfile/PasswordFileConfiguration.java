package chat.granta.auth.passwordfile;

import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** Reads, watches and edits the password file. */
@Configuration(proxyBeanMethods = false)
@Import(SchedulerConfiguration.class)
@EnableConfigurationProperties(PasswordFileSettings.class)
public class PasswordFileConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    Localparts accountNames(@Value("${granta.domain:localhost}") String domain) {
        return new Localparts(domain);
    }

    @Bean
    PasswordFileWatch passwordFileWatch(PasswordFileSettings settings, Localparts names, MeterRegistry metrics) {
        return new PasswordFileWatch(settings, names, metrics);
    }

    @Bean
    ScheduledFuture<?> passwordFileLooks(TaskScheduler scheduler, PasswordFileWatch watch) {
        var look = new RepeatedStep(LoggerFactory.getLogger(PasswordFileWatch.class), "looking at the password file",
                watch::look);
        return scheduler.scheduleWithFixedDelay(look, Instant.now().plus(PAUSE), PAUSE);
    }

    @Bean
    PasswordFileEditor passwordFileEditor(PasswordFileWatch watch, Localparts names) {
        return new PasswordFileEditor(watch.file(), names);
    }
}
