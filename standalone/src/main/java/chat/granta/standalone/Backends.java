package chat.granta.standalone;

import chat.granta.embedded.EmbeddedKafka;
import chat.granta.embedded.EmbeddedPostgres;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The broker and the database below the services, started side by side and stopped after everything else. */
record Backends(EmbeddedKafka kafka, EmbeddedPostgres postgres) implements AutoCloseable {

    static Backends start(DataDirectory data) {
        var postgres = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(data.resolve("postgres")));
        var kafka = EmbeddedKafka.start(data.resolve("kafka"));
        return new Backends(kafka, postgres.join());
    }

    Map<String, Object> settings() {
        return Map.of("granta.kafka.bootstrap-servers", kafka.bootstrapServers(), "spring.datasource.url",
                postgres.jdbcUrl(), "spring.datasource.username", postgres.username(), "spring.datasource.password",
                postgres.password());
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }
}
