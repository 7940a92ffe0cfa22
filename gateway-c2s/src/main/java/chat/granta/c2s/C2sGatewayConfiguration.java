package chat.granta.c2s;

import chat.granta.c2s.connection.ConnectionInitializer;
import chat.granta.c2s.credentials.AuthService;
import chat.granta.c2s.credentials.AuthSettings;
import chat.granta.c2s.credentials.OfferPoll;
import chat.granta.c2s.credentials.RememberedCredentials;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.proxy.ProxyProtocol;
import chat.granta.c2s.proxy.ProxySettings;
import chat.granta.c2s.sasl.LoginAudit;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.c2s.sasl.PasswordHashing;
import chat.granta.c2s.sasl.SaslMechanisms;
import chat.granta.c2s.sasl.SaslServices;
import chat.granta.c2s.server.C2sServer;
import chat.granta.c2s.server.Listener;
import chat.granta.c2s.stream.C2sSettings;
import chat.granta.c2s.stream.StreamMetrics;
import chat.granta.c2s.stream.StreamServices;
import chat.granta.c2s.throttle.AddressLimit;
import chat.granta.c2s.throttle.LoginThrottle;
import chat.granta.c2s.throttle.ThrottleSettings;
import chat.granta.c2s.tls.TlsContexts;
import chat.granta.c2s.tls.TlsPoll;
import chat.granta.c2s.tls.TlsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the gateway. Needs a {@link UserHomes} and a {@link MeterRegistry} in the context; a {@link LoginAudit} is welcome. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewaySettings.class, C2sSettings.class, ProxySettings.class, TlsSettings.class,
        AuthSettings.class, ThrottleSettings.class})
public class C2sGatewayConfiguration {
    private static final Logger log = LoggerFactory.getLogger("chat.granta.c2s.logins");

    @Bean
    AuthService c2sAuthService(AuthSettings settings) {
        return new AuthService(settings);
    }

    @Bean
    OfferPoll c2sOfferPoll(AuthService auth, AuthSettings settings) {
        return new OfferPoll(auth::offer, settings.mechanismsInterval());
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
        return new SaslMechanisms(new SaslServices(settings.domain(), credentials, auth, auth, hashing, throttle));
    }

    @Bean
    TlsContexts c2sTlsContexts(TlsSettings tls, GatewaySettings settings) {
        return new TlsContexts(tls, settings.domain(), settings.data());
    }

    @Bean
    TlsPoll c2sTlsPoll(TlsContexts tls) {
        return new TlsPoll(tls);
    }

    @Bean
    ProxyProtocol c2sProxyProtocol(ProxySettings settings) {
        return new ProxyProtocol(settings);
    }

    @Bean
    LoginRecorder c2sLoginRecorder(LoginThrottle throttle, ObjectProvider<LoginAudit> audit,
            MeterRegistry meters, SaslMechanisms mechanisms) {
        LoginAudit trail = audit.getIfAvailable(C2sGatewayConfiguration::loggedAudit);
        return new LoginRecorder(throttle.before(trail), meters, mechanisms);
    }

    @Bean
    StreamServices c2sStreamServices(GatewaySettings gateway, C2sSettings settings, ProxyProtocol proxy,
            TlsContexts tls, SaslMechanisms mechanisms, OfferPoll offer, LoginRecorder logins, UserHomes homes,
            MeterRegistry meters) {
        return new StreamServices(gateway.domain(), settings, proxy, tls, mechanisms, offer::current, logins, homes,
                new StreamMetrics(meters), new AddressLimit(settings.connectionsPerAddress()));
    }

    @Bean
    C2sServer c2sServer(C2sSettings settings, StreamServices services, MeterRegistry meters) {
        return new C2sServer(settings.address(), settings.shutdownTimeout(), List.of(
                new Listener("granta.c2s.port", settings.port(), ConnectionInitializer.starttls(services)),
                new Listener("granta.c2s.tls-port", settings.tlsPort(), ConnectionInitializer.directTls(services))),
                meters);
    }

    /** Without an audit trail, failures are at least in the log. */
    private static LoginAudit loggedAudit() {
        return (account, mechanism, remote, success, reason) -> {
            if (!success) {
                log.info("Login failed: account {}, {}, from {}: {}", account, mechanism, remote, reason);
            }
        };
    }
}
