package chat.granta.router.streams;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.router.home.Policies;
import chat.granta.router.home.Policy;
import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Policies in a Kafka Streams store, by bare JID, as roster-service tells a whole one. */
final class PolicyStore implements Policies {
    private final KeyValueStore<String, byte[]> store;
    private final Parsed<Policy> parsed = new Parsed<>();

    PolicyStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public @Nullable Policy get(Jid account) {
        byte[] bytes = store.get(account.toString());
        return bytes == null ? null : parsed.of(account, bytes, state -> read(account, state));
    }

    @Override
    public void put(Policy policy) {
        store.put(policy.account().toString(), policy.toWire().toByteArray());
    }

    @Override
    public void remove(Jid account) {
        store.delete(account.toString());
        parsed.forget(account);
    }

    private static Policy read(Jid account, byte[] bytes) {
        try {
            return Policy.whole(account, PolicyChange.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("stored policy of " + account + " cannot be read", e);
        }
    }
}
