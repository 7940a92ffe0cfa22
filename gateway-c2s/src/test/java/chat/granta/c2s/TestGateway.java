package chat.granta.c2s;

import static org.awaitility.Awaitility.await;

import chat.granta.c2s.credentials.OfferPoll;
import chat.granta.c2s.sasl.LoginAudit;
import chat.granta.listening.GatewaySockets;
import chat.granta.model.Jid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A gateway on real sockets with settings of the test's, and an audit that is a list. */
final class TestGateway implements AutoCloseable {
    final FakeAuthService auth = new FakeAuthService();
    private final ConfigurableApplicationContext context;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(C2sGatewayConfiguration.class)
    static class WithAudit {
        @Bean
        MeetingHomes homes() {
            return new MeetingHomes();
        }

        @Bean
        Audit audit() {
            return new Audit();
        }
    }

    /** Lines of mechanism, account, address without port, and outcome. */
    static final class Audit implements LoginAudit {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void record(@Nullable Jid account, String mechanism, String remote, String tls, boolean success,
                String reason) {
            lines.add(mechanism + ' ' + account + ' ' + remote.replaceFirst(":\\d+$", "") + ' '
                    + (success ? "success" : reason.replaceFirst(":.*", "")));
        }
    }

    TestGateway(Path data, String... settings) throws IOException {
        var application = new SpringApplication(WithAudit.class);
        application.setDefaultProperties(C2sGatewayApplication.DEFAULTS);
        var all = new ArrayList<>(List.of("--granta.c2s.address=127.0.0.1", "--granta.c2s.port=0",
                "--granta.c2s.tls-port=0", "--granta.data=" + data, "--management.server.port=0",
                "--granta.auth.url=" + auth.url(), "--granta.auth.internal-token=" + FakeAuthService.TOKEN));
        all.addAll(List.of(settings));
        context = application.run(all.toArray(String[]::new));
        await().until(() -> bean(OfferPoll.class).current() != null);
    }

    WireClient connects() {
        return new WireClient(bean(GatewaySockets.class).port("granta.c2s.port"));
    }

    WireClient connectsDirectly() {
        return new WireClient(bean(GatewaySockets.class).port("granta.c2s.tls-port"));
    }

    Queue<String> audit() {
        return bean(Audit.class).lines;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        auth.close();
    }
}
