package chat.granta.c2s.home;

import chat.granta.bus.wire.Envelope;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts records on the log, in the order in which they are handed over. Never blocks; any thread. */
interface LogWriter {
    /**
     * Puts a record on its account's home partition.
     *
     * @param done gets null when it is on the log, else why it never will be; on a thread of Kafka's: be quick
     */
    void toHome(String bareJid, Envelope envelope, Consumer<@Nullable Exception> done);

    /**
     * Puts a record on any partition.
     *
     * @param partition null: by the key
     */
    void publish(String topic, @Nullable Integer partition, String key, Envelope envelope,
            Consumer<@Nullable Exception> done);
}
