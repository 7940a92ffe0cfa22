package chat.granta.ledger;

/**
 * What differs between the ledgers of the services.
 *
 * @param service the service's name: its consumer group, and the source named in its dead letters
 * @param topic the topic that the service reads; it is partitioned as homes are
 * @param schema the database schema that holds the service's ledger tables
 * @param metrics the prefix of its metrics' names
 * @param batch how many records share a transaction at most; a record is answered only when its whole batch is committed
 * @param takesRecordsWithoutOrigin whether the topic has records that are no consequence of others and that nobody writes twice: each is
 *            new. Otherwise a record without an origin is none of Granta's, and is parked
 */
public record LedgerSettings(String service, String topic, String schema, String metrics, int batch,
        boolean takesRecordsWithoutOrigin) {
    public LedgerSettings(String service, String topic, String schema, String metrics, int batch) {
        this(service, topic, schema, metrics, batch, false);
    }
}
