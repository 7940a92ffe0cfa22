package chat.granta.auth.accounts;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.accounts.store.StoreConfiguration;
import chat.granta.auth.passwordfile.Localparts;
import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.KafkaClients;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The table of accounts, and the consumer of logins. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import(StoreConfiguration.class)
public class AccountsConfiguration {
    /** How soon the consumer notices a topic that another service makes later. */
    private static final int METADATA_AGE_MS = 5000;
    /** Logins gather for so long, as nobody waits for them: when many users log in at once, hundreds share a transaction. */
    private static final int GATHERED_MS = 300;
    private static final int GATHERED_BYTES = 64 * 1024;

    @Bean
    WorkerThread loginConsumer(BusSettings bus, Accounts accounts, MeterRegistry metrics,
            Localparts names) {
        Map<String, Object> settings = KafkaClients.consumer(bus, "auth-service");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MS);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERED_MS);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
        var skipped = Counter.builder("granta.auth.audit.skipped").description("audit records that cannot be read")
                .register(metrics);
        var progress = new ConsumerProgress(metrics, "auth-service");
        return new WorkerThread("login-consumer", () -> new LoginConsumer(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new LoginReader(names.domain()), accounts, skipped, progress));
    }
}
