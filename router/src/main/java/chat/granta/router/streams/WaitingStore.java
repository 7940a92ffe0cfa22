package chat.granta.router.streams;

import chat.granta.model.Jid;
import chat.granta.router.home.Waiting;
import chat.granta.router.home.WaitingRoom;
import chat.granta.router.wire.WaitingState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Records that wait in a Kafka Streams store, by their account's bare JID. */
final class WaitingStore implements WaitingRoom {
    private final KeyValueStore<String, byte[]> store;

    WaitingStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public @Nullable Waiting get(Jid account) {
        byte[] bytes = store.get(account.toString());
        return bytes == null ? null : read(account.toString(), bytes);
    }

    @Override
    public void forEach(BiConsumer<Jid, Waiting> visitor) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> visitor.accept(Jid.trusted(entry.key), read(entry.key, entry.value)));
        }
    }

    private static Waiting read(String account, byte[] bytes) {
        try {
            WaitingState state = WaitingState.parseFrom(bytes);
            return new Waiting(Instant.ofEpochMilli(state.getAsked()), state.getRecordsList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what waits for " + account + " cannot be read", e);
        }
    }

    @Override
    public void put(Jid account, Waiting waiting) {
        store.put(account.toString(), WaitingState.newBuilder().setAsked(waiting.asked().toEpochMilli())
                .addAllRecords(waiting.records()).build().toByteArray());
    }

    @Override
    public void remove(Jid account) {
        store.delete(account.toString());
    }
}
