package chat.granta.router.home;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;

/** Policies to and from bytes, as roster-service tells a whole one. */
final class PolicyCodec implements HomeStore.Codec<Jid, Policy> {
    @Override
    public byte[] write(Policy policy) {
        return policy.toWire().toByteArray();
    }

    @Override
    public Policy read(Jid account, byte[] bytes) {
        try {
            return Policy.whole(account, PolicyChange.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("stored policy of " + account + " cannot be read", e);
        }
    }
}
