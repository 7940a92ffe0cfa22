package chat.granta.muc.loading;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.wire.WaitingRemovalState;
import chat.granta.muc.wire.WaitingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stanzas for a room that wait until it has been loaded, in the order in which they came.
 *
 * @param asked when the room was asked for
 * @param stanzas each with the time at which it came
 * @param removals of accounts that have ended meanwhile
 */
record Waiting(Instant asked, List<Envelope> stanzas, List<Removal> removals) {
    /** @param after how many of the stanzas came before the account's end */
    record Removal(String account, int after) {}

    static final HomeStore<Jid, Waiting> STORE = new HomeStore<>("waiting", Jid::trusted,
            RoomStores.codec(waiting -> WaitingState.newBuilder().setAsked(waiting.asked().toEpochMilli())
                    .addAllStanzas(waiting.stanzas().stream().map(Envelope::getInbound).toList())
                    .addAllTimes(waiting.stanzas().stream().map(Envelope::getTime).toList())
                    .addAllRemovals(waiting.removals().stream().map(Waiting::toWire).toList()).build().toByteArray(),
                    bytes -> of(WaitingState.parseFrom(bytes))),
            false);
    private static final int MOST = 500;
    private static final int MOST_BYTES = 512 * 1024;

    Waiting {
        stanzas = List.copyOf(stanzas);
        removals = List.copyOf(removals);
    }

    /** Nothing waits yet. */
    static Waiting since(Instant asked) {
        return new Waiting(asked, List.of(), List.of());
    }

    private static Waiting of(WaitingState state) {
        List<Envelope> stanzas = new ArrayList<>();
        for (int i = 0; i < state.getStanzasCount(); i++) {
            stanzas.add(Envelope.newBuilder().setInbound(state.getStanzas(i))
                    // Before times were kept, all were of the time of the first one.
                    .setTime(i < state.getTimesCount() ? state.getTimes(i) : state.getAsked()).build());
        }
        return new Waiting(Instant.ofEpochMilli(state.getAsked()), stanzas,
                state.getRemovalsList().stream().map(one -> new Removal(one.getAccount(), one.getAfter())).toList());
    }

    private static WaitingRemovalState toWire(Removal removal) {
        return WaitingRemovalState.newBuilder().setAccount(removal.account()).setAfter(removal.after()).build();
    }

    boolean isFull() {
        return stanzas.size() >= MOST
                || stanzas.stream().mapToInt(Envelope::getSerializedSize).sum() >= MOST_BYTES;
    }

    Waiting with(RoomStanza<?> roomStanza) {
        List<Envelope> more = new ArrayList<>(stanzas);
        more.add(roomStanza.toRecord());
        return new Waiting(asked, more, removals);
    }

    /** An account has ended, behind what waits already. */
    Waiting without(Jid account) {
        List<Removal> more = new ArrayList<>(removals);
        more.add(new Removal(account.toString(), stanzas.size()));
        return new Waiting(asked, stanzas, more);
    }

    /** All that waits, in its order, as the room's home would have got it. */
    List<Envelope> records(Jid room) {
        List<Envelope> all = new ArrayList<>();
        for (int before = 0; before <= stanzas.size(); before++) {
            int place = before;
            removals.stream().filter(removal -> removal.after() == place)
                    .forEach(removal -> all.add(Envelope.newBuilder().setAccountRemoved(AccountRemoved.newBuilder()
                            .setAccount(removal.account()).setRoom(room.toString())).build()));
            if (place < stanzas.size()) {
                all.add(stanzas.get(place));
            }
        }
        return all;
    }

    /** The stanzas that wait, as they came. */
    List<Stanza> all() {
        return stanzas.stream().map(record -> StanzaCodec.ofWire(record.getInbound().getStanza())).toList();
    }
}
