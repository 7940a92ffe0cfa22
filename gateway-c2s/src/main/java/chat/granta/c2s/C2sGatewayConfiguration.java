package chat.granta.c2s;

import chat.granta.c2s.connection.ConnectionInitializer;
import chat.granta.c2s.credentials.AuthService;
import chat.granta.c2s.credentials.AuthSettings;
import chat.granta.c2s.credentials.OfferPoll;
import chat.granta.c2s.credentials.RememberedCredentials;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.sasl.ClientMechanisms;
import chat.granta.c2s.sasl.LoginAudit;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.c2s.sasl.PasswordHashing;
import chat.granta.c2s.sasl.SaslServices;
import chat.granta.c2s.stream.C2sSettings;
import chat.granta.c2s.stream.StreamMetrics;
import chat.granta.c2s.stream.StreamServices;
import chat.granta.c2s.throttle.LoginThrottle;
import chat.granta.settings.ThrottleSettings;
import chat.granta.listening.GatewaySockets;
import chat.granta.listening.Listener;
import chat.granta.listening.ProxyProtocol;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** Wires the gateway. Needs a {@link UserHomes} and a {@link MeterRegistry} in the context; a {@link LoginAudit} is welcome. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewaySettings.class, C2sSettings.class, ProxySettings.class, AuthSettings.class,
        ThrottleSettings.class, TlsSettings.class})
@Import(SchedulerConfiguration.class)
public class C2sGatewayConfiguration {
    private static final Duration CERTIFICATES_INTERVAL = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(C2sGatewayConfiguration.class);
    private static final Logger logins = LoggerFactory.getLogger("chat.granta.c2s.logins");

    @Bean
    AuthService c2sAuthService(AuthSettings settings) {
        return new AuthService(settings);
    }

    @Bean
    OfferPoll c2sOfferPoll(AuthService auth, AuthSettings settings, TaskScheduler scheduler) {
        return new OfferPoll(auth::offer, settings.mechanismsInterval(), scheduler);
    }

    /** Until auth-service has answered once, every stream is sent away. */
    @Bean
    HealthIndicator loginsHealth(OfferPoll offer) {
        return () -> (offer.current() == null ? Health.down().withDetail("waits for", "auth-service") : Health.up())
                .build();
    }

    @Bean
    PasswordHashing c2sPasswordHashing() {
        return new PasswordHashing();
    }

    @Bean
    LoginThrottle c2sLoginThrottle(ThrottleSettings settings) {
        return new LoginThrottle(settings, InstantSource.system());
    }

    @Bean
    SaslMechanisms c2sSaslMechanisms(GatewaySettings settings, AuthService auth, AuthSettings authSettings,
            PasswordHashing hashing, LoginThrottle throttle) {
        var credentials = new RememberedCredentials(auth, authSettings.staleCredentials());
        return ClientMechanisms.of(new SaslServices(settings.domain(), credentials, auth, auth, hashing, throttle));
    }

    @Bean
    TlsServer c2sTlsServer(TlsSettings tls, GatewaySettings settings,
            @Value("${granta.muc.domain:group.${granta.domain:localhost}}") String rooms, MeterRegistry meters) {
        var server = new TlsServer(tls, List.of(settings.domain(), rooms), settings.data(), "xmpp-client",
                tls.clientAuthorities());
        Gauge.builder("granta.c2s.certificate.remaining.seconds", server,
                shown -> Duration.between(Instant.now(), shown.validUntil()).toSeconds())
                .description("until the first certificate that clients are shown is out of date")
                .register(meters);
        return server;
    }

    @Bean
    ScheduledFuture<?> c2sCertificateLooks(TaskScheduler scheduler, TlsServer server) {
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(log, "looking for new certificates", server::look),
                CERTIFICATES_INTERVAL);
    }

    @Bean
    ProxyProtocol c2sProxyProtocol(ProxySettings settings) {
        return settings.protocol();
    }

    @Bean
    LoginRecorder c2sLoginRecorder(LoginThrottle throttle, ObjectProvider<LoginAudit> audit,
            MeterRegistry meters, SaslMechanisms mechanisms) {
        LoginAudit trail = audit.getIfAvailable(C2sGatewayConfiguration::loggedAudit);
        return new LoginRecorder(throttle.before(trail), meters, mechanisms);
    }

    @Bean
    ArchivePace c2sArchivePace(MeterRegistry meters) {
        var pace = new ArchivePace(InstantSource.system());
        Gauge.builder("granta.c2s.archive.allowance", pace, ArchivePace::measured)
                .description(
                        "messages a second that each client may send, as archives are behind; 0: as many as it likes")
                .register(meters);
        return pace;
    }

    @Bean
    StreamServices c2sStreamServices(GatewaySettings gateway, C2sSettings settings, ProxyProtocol proxy,
            TlsServer tls, SaslMechanisms mechanisms, OfferPoll offer, LoginRecorder logins, UserHomes homes,
            ArchivePace pace, MeterRegistry meters) {
        return new StreamServices(gateway.domain(), settings, proxy, tls, mechanisms, offer::current, logins, homes,
                pace,
                new StreamMetrics(meters), new AddressLimit(settings.connectionsPerAddress()));
    }

    @Bean
    GatewaySockets c2sServer(C2sSettings settings, StreamServices services, MeterRegistry meters) {
        var server = new GatewaySockets("c2s", settings.address(), settings.shutdownTimeout(), List.of(
                new Listener("granta.c2s.port", settings.port(), ConnectionInitializer.starttls(services)),
                new Listener("granta.c2s.tls-port", settings.tlsPort(), ConnectionInitializer.directTls(services))));
        Gauge.builder("granta.c2s.connections", server, GatewaySockets::connections)
                .description("TCP connections of clients, authenticated or not").register(meters);
        return server;
    }

    /** Without an audit trail, failures are at least in the log. */
    private static LoginAudit loggedAudit() {
        return (account, mechanism, remote, _, success, reason) -> {
            if (!success) {
                logins.info("Login failed: account {}, {}, from {}: {}", account, mechanism, remote, reason);
            }
        };
    }
}
