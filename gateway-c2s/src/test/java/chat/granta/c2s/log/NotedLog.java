package chat.granta.c2s.log;

import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.gateway.LogWriter;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log that notes what is written to homes, and what nobody could read. */
final class NotedLog implements LogWriter {
    final List<Envelope> toHomes = new CopyOnWriteArrayList<>();
    final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @Override
    public Home home(String bareJid) {
        return (envelope, done) -> {
            toHomes.add(envelope);
            done.accept(null);
        };
    }

    @Override
    public void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
            Consumer<@Nullable Exception> done) {
        if (record instanceof DeadLetter letter) {
            letters.add(letter);
        }
        done.accept(null);
    }
}
