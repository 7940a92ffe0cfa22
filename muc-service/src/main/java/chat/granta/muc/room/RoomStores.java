package chat.granta.muc.room;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the home of a room keeps whatever its features are, by the room's bare JID. */
public final class RoomStores {
    static final HomeStore<Jid, Room> ROOMS = new HomeStore<>("rooms", Jid::trusted, new RoomCodec(), true);
    static final HomeStore<Jid, Occupants> OCCUPANTS = HomeStore.inParts("occupants", Jid::trusted,
            new OccupantsForm());
    static final HomeStore<Jid, RoomActivity> ACTIVITY = new HomeStore<>("activity", Jid::trusted,
            codec(ActivityCodec::write, ActivityCodec::read), true);
    static final HomeStore<HistorySlot, RoomMessage> HISTORY = new HomeStore<>("history", HistorySlot::parse,
            codec(message -> message.toWire().toByteArray(),
                    bytes -> RoomMessage.ofWire(chat.granta.bus.wire.RoomMessage.parseFrom(bytes))),
            false);

    public static final List<HomeStore<?, ?>> ALL = List.of(ROOMS, OCCUPANTS, ACTIVITY, HISTORY);

    private RoomStores() {}

    /** Reads what was written as protobuf. */
    public interface Reader<V> {
        V read(byte[] bytes) throws InvalidProtocolBufferException;
    }

    /** A codec of values that do not depend on their keys. */
    public static <K, V> HomeStore.Codec<K, V> codec(Function<V, byte @Nullable []> writer, Reader<V> reader) {
        return new HomeStore.Codec<>() {
            @Override
            public byte @Nullable [] write(V value) {
                return writer.apply(value);
            }

            @Override
            public V read(K key, byte[] bytes) {
                try {
                    return reader.read(bytes);
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException("what is stored of " + key + " cannot be read", e);
                }
            }
        };
    }
}
