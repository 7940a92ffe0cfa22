package chat.granta.gateway;

import chat.granta.bus.wire.Envelope;
import com.google.protobuf.MessageLite;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts records on the log, in the order in which they are handed over. Never blocks; any thread. */
public interface LogWriter {
    /** The way to one account's home. */
    interface Home {
        /** @param done gets null when the record is on the log, else why it never will be; on a thread of Kafka's: be quick */
        void write(Envelope envelope, Consumer<@Nullable Exception> done);
    }

    /** Finds an account's home, once for all that is written there. */
    Home home(String bareJid);

    /**
     * Puts a record on any partition.
     *
     * @param partition null: by the key
     * @param done as {@link Home#write}'s
     */
    void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
            Consumer<@Nullable Exception> done);
}
