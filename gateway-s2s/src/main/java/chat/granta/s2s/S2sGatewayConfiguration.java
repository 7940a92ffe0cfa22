package chat.granta.s2s;

import chat.granta.listening.GatewaySockets;
import chat.granta.listening.Listener;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.s2s.connection.InboundConnections;
import chat.granta.s2s.connection.OutboundConnections;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsLookup;
import chat.granta.dns.DnsSettings;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.outbound.OutboundServices;
import chat.granta.s2s.outbound.OutboundStreams;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.PermittedServers;
import chat.granta.s2s.policy.PolicySettings;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.receiving.RemoteDomains;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.stream.StreamId;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** Wires the gateway; without {@code granta.s2s.enabled} there is nothing of it. Needs {@link Homes} and a {@link MeterRegistry}. */
@Configuration(proxyBeanMethods = false)
@Import({SchedulerConfiguration.class, LocalDomainsConfiguration.class})
@ConditionalOnProperty(name = "granta.s2s.enabled", matchIfMissing = true)
@EnableConfigurationProperties({S2sSettings.class, PolicySettings.class, DnsSettings.class, TlsSettings.class})
public class S2sGatewayConfiguration {
    private static final Logger log = LoggerFactory.getLogger(S2sGatewayConfiguration.class);
    private static final String ALPN = "xmpp-server";
    private static final Duration FILES_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SERVERS_INTERVAL = Duration.ofMillis(250);

    @Bean(defaultCandidate = false)
    TlsServer s2sTlsServer(TlsSettings tls, S2sSettings settings, LocalDomains domains,
            @Value("${granta.data:./data}") Path data, MeterRegistry meters) {
        var server = new TlsServer(tls, domains.all(), data, ALPN, settings.authorities());
        Gauge.builder("granta.s2s.certificate.remaining.seconds", server,
                shown -> Duration.between(Instant.now(), shown.validUntil()).toSeconds())
                .description("until the first certificate that other servers are shown is out of date")
                .register(meters);
        return server;
    }

    @Bean
    TlsClient s2sTlsClient(TlsSettings tls, S2sSettings settings, LocalDomains domains,
            @Value("${granta.data:./data}") Path data) {
        return new TlsClient(tls, domains.all(), data, ALPN, settings.authorities());
    }

    @Bean
    ScheduledFuture<?> s2sCertificateLooks(TaskScheduler scheduler, @Qualifier("s2sTlsServer") TlsServer server,
            TlsClient client) {
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(log, "looking for new certificates", () -> {
            server.look();
            client.look();
        }), FILES_INTERVAL);
    }

    @Bean
    DialbackKeys s2sDialbackKeys(S2sSettings settings) {
        String secret = settings.dialbackSecret();
        if (secret == null || secret.isBlank()) {
            log.info("granta.s2s.dialback-secret is not set: this gateway makes one up, which no other gateway knows");
            return new DialbackKeys(StreamId.next());
        }
        return new DialbackKeys(secret);
    }

    @Bean
    S2sMetrics s2sMetrics(MeterRegistry meters, @Qualifier("s2sAudit") FederationAudit audit) {
        return new S2sMetrics(meters, audit);
    }

    @Bean
    DomainPolicy s2sDomainPolicy(PolicySettings settings) {
        return new DomainPolicy(settings);
    }

    @Bean
    AddressPolicy s2sAddressPolicy(PolicySettings settings, DnsSettings dns, DnsClient client) {
        return new AddressPolicy(settings, dns, client);
    }

    @Bean
    ScheduledFuture<?> s2sListLooks(TaskScheduler scheduler, DomainPolicy domains, AddressPolicy addresses) {
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(log, "looking for changed lists", () -> {
            domains.look();
            addresses.look();
        }), FILES_INTERVAL);
    }

    @Bean
    ReceivingServices s2sReceivingServices(LocalDomains domains, S2sSettings settings, DomainPolicy policy,
            @Qualifier("s2sHomes") Homes homes, DialbackKeys keys, S2sMetrics metrics) {
        return new ReceivingServices(domains, settings, policy, homes, keys,
                new RemoteDomains(settings.streamsPerDomain(), settings.domainRateLimit()), metrics);
    }

    @Bean
    DnsClient s2sDnsClient(DnsSettings settings) {
        return new DnsClient(settings);
    }

    @Bean
    RemoteServers s2sRemoteServers(S2sSettings settings, DomainPolicy policy, AddressPolicy addresses, DnsClient dns,
            TlsClient tls, ReceivingServices receiving, S2sMetrics metrics, MeterRegistry meters,
            @Qualifier("s2sServer") ObjectProvider<GatewaySockets> sockets) {
        var streams = new OutboundStreams(
                new OutboundServices(receiving, new ServerProof(tls), new OutboundConnections(settings, tls,
                        sockets::getObject)));
        var servers = new RemoteServers(new SendingServices(settings, policy,
                new PermittedServers(new DnsLookup(dns), addresses), streams, metrics));
        Gauge.builder("granta.s2s.waiting", servers, RemoteServers::waiting)
                .description("Bytes of stanzas that wait for other servers").register(meters);
        return servers;
    }

    @Bean
    ManagedSessions s2sManagedSessions() {
        return new ManagedSessions();
    }

    @Bean
    ScheduledFuture<?> s2sServerLooks(TaskScheduler scheduler, RemoteServers servers, ManagedSessions sessions) {
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(log, "looking after other servers", () -> {
            servers.look();
            sessions.look(System.nanoTime());
        }), SERVERS_INTERVAL);
    }

    @Bean(defaultCandidate = false)
    GatewaySockets s2sServer(S2sSettings settings, AddressPolicy addressPolicy,
            @Qualifier("s2sTlsServer") TlsServer tls,
            ReceivingServices receiving, RemoteServers servers, ManagedSessions sessions, MeterRegistry meters) {
        var services = new InboundServices(receiving, addressPolicy, tls, servers, servers, sessions);
        var addresses = new AddressLimit(settings.connectionsPerAddress());
        var server = new GatewaySockets("s2s", settings.address(), settings.shutdownTimeout(), List.of(
                new Listener("granta.s2s.port", settings.port(), new InboundConnections(services, addresses, false)),
                new Listener("granta.s2s.tls-port", settings.tlsPort(),
                        new InboundConnections(services, addresses, true))));
        Gauge.builder("granta.s2s.connections", server, GatewaySockets::connections)
                .description("TCP connections with other servers").register(meters);
        return server;
    }
}
