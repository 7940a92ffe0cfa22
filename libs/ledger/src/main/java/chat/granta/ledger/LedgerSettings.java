package chat.granta.ledger;

import java.time.Duration;

/**
 * What differs between the ledgers of the services.
 *
 * @param service the service's name: its consumer group, and the source named in its dead letters
 * @param topic the topic that the service reads; it is partitioned as homes are
 * @param schema the database schema that holds the service's ledger tables
 * @param metrics the prefix of its metrics' names
 * @param batch how many records share a transaction at most; a record is answered only when its whole batch is committed
 * @param gathering how long records that stream in without an answer gather for a transaction
 * @param takesRecordsWithoutOrigin whether the topic has records that are no consequence of others and that nobody writes twice: each is
 *            new. Otherwise a record without an origin is none of Granta's, and is parked
 */
public record LedgerSettings(String service, String topic, String schema, String metrics, int batch,
        Duration gathering, boolean takesRecordsWithoutOrigin) {
    private static final Duration SHORT = Duration.ofMillis(40);

    public LedgerSettings(String service, String topic, String schema, String metrics, int batch) {
        this(service, topic, schema, metrics, batch, SHORT, false);
    }
}
