package chat.granta.muc;

import chat.granta.muc.policy.NamePolicy;
import chat.granta.settings.AddressFile;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** The name-space policy, and the files of its groups, which are looked at each second. */
@Configuration(proxyBeanMethods = false)
@Import(SchedulerConfiguration.class)
class PolicyConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** The files of the rules' groups. */
    record Groups(List<AddressFile> files) {}

    @Bean
    Groups roomGroups() {
        return new Groups(new ArrayList<>());
    }

    @Bean
    NamePolicy namePolicy(MucProperties muc, Groups roomGroups) {
        return muc.policy(roomGroups.files()::add);
    }

    /** @param policy whose files there are when it is there */
    @Bean
    ScheduledFuture<?> roomGroupLooks(TaskScheduler scheduler, NamePolicy policy, Groups roomGroups) {
        List<AddressFile> files = List.copyOf(roomGroups.files());
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(LoggerFactory.getLogger(AddressFile.class), "looking at the files of groups",
                        () -> files.forEach(AddressFile::look)),
                Instant.now().plus(PAUSE), PAUSE);
    }
}
