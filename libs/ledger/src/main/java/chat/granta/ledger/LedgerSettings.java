package chat.granta.ledger;

/**
 * Whose ledger it is.
 *
 * @param service its name among consumer groups and in dead letters
 * @param topic what it reads; partitioned as homes are
 * @param schema where its ledger tables are
 * @param metrics what its metrics' names begin with
 * @param batch how many records share a transaction at most: each is answered only when all of them have been handled
 */
public record LedgerSettings(String service, String topic, String schema, String metrics, int batch) {}
