package chat.granta.muc.administration;

import chat.granta.access.BearerToken;
import chat.granta.access.BearerTokenFilter;
import chat.granta.access.UnreadableBody;
import chat.granta.bus.BusSettings;
import chat.granta.bus.StrictProducer;
import chat.granta.model.Jid;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomListings;
import chat.granta.muc.projection.store.RoomTables;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Operators' HTTP interface, and the end of rooms that nobody wants. Needs a {@link NamePolicy}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExpiryProperties.class)
@Import({SchedulerConfiguration.class, RoomsController.class, RoomProblems.class, UnreadableBody.class})
public class AdministrationConfiguration {
    private static final String TOKEN = "granta.muc.admin-token";
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    @Bean
    FilterRegistrationBean<BearerTokenFilter> roomsAccess(
            @Value("${granta.muc.admin-token:${granta.auth.admin-token:}}") String token) {
        var registration = new FilterRegistrationBean<>(new BearerTokenFilter(new BearerToken(token), TOKEN));
        registration.setName(TOKEN);
        registration.addUrlPatterns("/rooms/*");
        return registration;
    }

    @Bean
    ServiceLog roomServiceLog(BusSettings bus, PlatformTransactionManager transactions, OperatorAnswers numbers) {
        return new ServiceLog(() -> StrictProducer.open(bus),
                new TransactionTemplate(transactions), numbers, bus.homePartitions(), InstantSource.system());
    }

    @Bean
    RoomAdministration roomAdministration(
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String domain, ServiceLog roomServiceLog,
            RoomListings listings, OperatorAnswers answers) {
        return new RoomAdministration(Jid.parse(domain), roomServiceLog, listings, answers, InstantSource.system());
    }

    @Bean
    ScheduledFuture<?> unusedRooms(TaskScheduler scheduler, NamePolicy policy,
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String domain, ServiceLog roomServiceLog,
            RoomTables tables, ExpiryProperties expiry) {
        Duration interval = expiry.expiryInterval();
        var rooms = new UnusedRooms(Jid.parse(domain), policy, tables, roomServiceLog, InstantSource.system());
        Duration first = interval.compareTo(FIRST_LOOK) < 0 ? interval : FIRST_LOOK;
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(LoggerFactory.getLogger(UnusedRooms.class), "looking for rooms that nobody wants",
                        rooms),
                Instant.now().plus(first), interval);
    }
}
