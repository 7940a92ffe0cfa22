package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.Topics;
import chat.granta.gateway.LogPublisher;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires other servers over the log. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "granta.s2s.enabled", matchIfMissing = true)
public class S2sLogConfiguration {
    /** Closed after the reader has stopped, whose last answers it still sends. */
    @Bean(defaultCandidate = false)
    LogPublisher s2sLogPublisher(BusSettings bus) {
        return new LogPublisher(bus);
    }

    @Bean(defaultCandidate = false)
    LogHomes s2sHomes(@Qualifier("s2sLogPublisher") LogPublisher toLog, LocalDomains domains, BusSettings bus) {
        return new LogHomes(toLog, domains, bus, false);
    }

    @Bean(defaultCandidate = false)
    FederationAudit s2sAudit(@Qualifier("s2sLogPublisher") LogPublisher toLog,
            @Value("${granta.audit.keep.federation:}") String kept) {
        return LoggedAudit.of(toLog, kept);
    }

    @Bean(defaultCandidate = false)
    WorkerThread s2sRemoteReader(BusSettings bus, S2sSettings settings, RemoteServers servers,
            @Qualifier("s2sHomes") LogHomes homes, @Qualifier("s2sLogPublisher") LogPublisher toLog,
            MeterRegistry meters,
            @Value("${granta.s2s.name:${HOSTNAME:gateway}}") String name) {
        var unreadable = new UnreadableRecords(toLog, "s2s", Topics.REMOTE, meters);
        var progress = new ConsumerProgress(meters, "gateway-s2s");
        var source = new RemoteReader.Source(Topics.REMOTE, bus.homePartitions(), "gateway-s2s",
                settings.waitTimeout(), settings.maxWaitingTotal());
        return new WorkerThread("remote-reader",
                () -> new RemoteReader(bus, source, name, servers, homes, unreadable, progress));
    }
}
