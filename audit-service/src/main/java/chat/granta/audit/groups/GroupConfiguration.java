package chat.granta.audit.groups;

import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;

/** Institutions and groups, and the files that say them, which are looked at each second. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstitutionSettings.class)
@Import(SchedulerConfiguration.class)
public class GroupConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Bindable<List<Map<String, Object>>> RULES = Bindable.of(ResolvableType.forClassWithGenerics(
            List.class, ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class)));

    @Bean
    Institutions institutions(InstitutionSettings settings, @Value("${granta.domain:localhost}") String domain) {
        return settings.read(domain);
    }

    @Bean
    RoomGroups roomGroups(Environment environment) {
        // Whatever else a rule says is muc-service's, and may be all that it says.
        return RoomGroups.of(Binder.get(environment).bind("granta.muc.rules", RULES).orElse(List.of()));
    }

    @Bean
    ScheduledFuture<?> groupLooks(TaskScheduler scheduler, Institutions institutions, RoomGroups groups) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(LoggerFactory.getLogger(GroupConfiguration.class), "looking at the files of groups",
                        () -> {
                            institutions.look();
                            groups.look();
                        }),
                Instant.now().plus(PAUSE), PAUSE);
    }
}
