package chat.granta.router.home;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.wire.WaitingState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;

/** Records that wait, to and from bytes. */
final class WaitingCodec implements HomeStore.Codec<Jid, Waiting> {
    @Override
    public byte[] write(Waiting waiting) {
        return WaitingState.newBuilder().setAsked(waiting.asked().toEpochMilli()).addAllRecords(waiting.records())
                .build().toByteArray();
    }

    @Override
    public Waiting read(Jid account, byte[] bytes) {
        try {
            WaitingState state = WaitingState.parseFrom(bytes);
            return new Waiting(Instant.ofEpochMilli(state.getAsked()), state.getRecordsList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what waits for " + account + " cannot be read", e);
        }
    }
}
