package chat.granta.muc.loading;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Inbound;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.wire.WaitingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stanzas for a room that wait until it has been loaded, in the order in which they came.
 *
 * @param asked when the room was asked for
 */
record Waiting(Instant asked, List<Inbound> stanzas) {
    static final HomeStore<Jid, Waiting> STORE = new HomeStore<>("waiting", Jid::trusted,
            RoomStores.codec(waiting -> WaitingState.newBuilder().setAsked(waiting.asked().toEpochMilli())
                    .addAllStanzas(waiting.stanzas()).build().toByteArray(),
                    bytes -> of(WaitingState.parseFrom(bytes))),
            false);
    private static final int MOST = 500;
    private static final int MOST_BYTES = 512 * 1024;

    Waiting {
        stanzas = List.copyOf(stanzas);
    }

    private static Waiting of(WaitingState state) {
        return new Waiting(Instant.ofEpochMilli(state.getAsked()), state.getStanzasList());
    }

    boolean isFull() {
        return stanzas.size() >= MOST
                || stanzas.stream().mapToInt(Inbound::getSerializedSize).sum() >= MOST_BYTES;
    }

    Waiting with(Stanza stanza) {
        List<Inbound> more = new ArrayList<>(stanzas);
        more.add(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)).build());
        return new Waiting(asked, more);
    }

    /** What waits, as it came. */
    List<Stanza> all() {
        return stanzas.stream().map(inbound -> StanzaCodec.ofWire(inbound.getStanza())).toList();
    }
}
