package chat.granta.router.streams;

import chat.granta.model.Jid;
import chat.granta.router.home.Waiting;
import chat.granta.router.home.WaitingRoom;
import chat.granta.router.wire.WaitingState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Records that wait for a policy in a Kafka Streams store, by their account's bare JID. */
final class WaitingStore implements WaitingRoom {
    private final KeyValueStore<String, byte[]> store;

    WaitingStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public @Nullable Waiting get(Jid account) {
        byte[] bytes = store.get(account.toString());
        if (bytes == null) {
            return null;
        }
        try {
            WaitingState state = WaitingState.parseFrom(bytes);
            return new Waiting(Instant.ofEpochMilli(state.getAsked()), state.getRecordsList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what waits for the policy of " + account + " cannot be read", e);
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
