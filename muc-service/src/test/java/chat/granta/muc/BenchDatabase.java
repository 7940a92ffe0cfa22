package chat.granta.muc;

import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.DirectoryLoaded;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OperatorAnswered;
import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomListed;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomMessage;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import chat.granta.model.Jid;
import chat.granta.muc.policy.NamePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database of a home of rooms on the bench: a map that hears what the ledger would, and answers. */
final class BenchDatabase {
    private final NamePolicy policy;
    private final Map<String, RoomState.Builder> stored = new TreeMap<>();
    private final Map<String, List<RoomMessage>> histories = new TreeMap<>();
    private final Map<String, Long> used = new TreeMap<>();
    private final List<OperatorAnswered> answers = new ArrayList<>();
    /** What it has been told while it was away, and hears in that order. */
    private final List<Envelope> unheard = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private boolean isThere = true;

    /** @param policy that says who makes rooms which are not there */
    BenchDatabase(NamePolicy policy) {
        this.policy = policy;
    }

    /** From now on it neither hears nor answers. */
    void goAway() {
        isThere = false;
    }

    /** It hears, and answers, all that it has been told meanwhile. */
    void comeBack(Consumer<Envelope.Builder> home) {
        isThere = true;
        List<Envelope> all = List.copyOf(unheard);
        unheard.clear();
        all.forEach(told -> tell(told, home));
    }

    /** What it keeps, by room. */
    Map<String, RoomState.Builder> stored() {
        return stored;
    }

    /** Has a persistent room, as if it had always been there. */
    void keep(String room) {
        stored.put(room, RoomState.newBuilder());
    }

    /** Accounts that have ended, each with the room that this was for, as it was told. */
    List<String> removals() {
        return removals;
    }

    /** What operators who ask by HTTP have been answered. */
    List<OperatorAnswered> answers() {
        return answers;
    }

    /** @param home that hears the answer, which is of the question's time as every record is of its cause's */
    void tell(Envelope told, Consumer<Envelope.Builder> home) {
        if (!isThere) {
            unheard.add(told);
        } else if (told.hasRoomStored()) {
            keep(told.getRoomStored());
        } else if (told.hasAccountRemoved()) {
            remove(told.getAccountRemoved());
        } else if (told.hasOperatorAnswered()) {
            answers.add(told.getOperatorAnswered());
        } else if (told.hasRoomRequested() || told.hasDirectoryRequested()) {
            load(told, home);
        }
    }

    private void load(Envelope asked, Consumer<Envelope.Builder> home) {
        if (asked.hasDirectoryRequested()) {
            home.accept(Envelope.newBuilder().setTime(asked.getTime()).setDirectoryLoaded(DirectoryLoaded.newBuilder()
                    .setService(asked.getDirectoryRequested().getService()).setIsLast(true)
                    .addAllRooms(stored.keySet().stream()
                            .map(room -> RoomListed.newBuilder().setRoom(room).setName("kept").build()).toList())));
            return;
        }
        String room = asked.getRoomRequested().getRoom();
        var loaded = RoomLoaded.newBuilder().setRoom(room).setAsked(asked.getRoomRequested().getAsked());
        String creator = asked.getRoomRequested().getCreator();
        if (stored.containsKey(room)) {
            loaded.setState(stored.get(room)).addAllHistory(histories.getOrDefault(room, List.of()))
                    .setUsed(used.getOrDefault(room, 0L));
        } else if (!creator.isEmpty()) {
            loaded.setCreator(creator).setRefusal(policy.refusal(Jid.trusted(room), Jid.trusted(creator)));
        }
        home.accept(Envelope.newBuilder().setTime(asked.getTime()).setRoomLoaded(loaded));
    }

    private void keep(RoomStored told) {
        String room = told.getRoom();
        if (told.getRemoved()) {
            stored.remove(room);
            histories.remove(room);
        } else if (told.hasState()) {
            stored.put(room, with(stored.get(room), told.getState()));
        }
        if (told.getHasHistory()) {
            histories.put(room, told.getHistoryList());
            used.put(room, told.getUsed());
        }
    }

    private void remove(AccountRemoved removed) {
        removals.add(removed.getAccount() + ' ' + removed.getRoom());
        stored.replaceAll((room, state) -> removed.getRoom().isEmpty() || removed.getRoom().equals(room)
                ? with(state, state.clone().clearAffiliations().addAffiliations(
                        RoomAffiliation.newBuilder().setJid(removed.getAccount())).build())
                : state);
    }

    /** A room's state with the affiliations that it had; those that say nothing are gone. */
    private static RoomState.Builder with(RoomState.@Nullable Builder before, RoomState told) {
        Map<String, RoomAffiliation> affiliations = new TreeMap<>();
        if (before != null) {
            before.getAffiliationsList().forEach(one -> affiliations.put(one.getJid(), one));
        }
        told.getAffiliationsList().forEach(one -> affiliations.put(one.getJid(), one));
        affiliations.values().removeIf(
                one -> one.getKindValue() == 0 && one.getNickname().isEmpty() && one.getHatsCount() == 0);
        return told.toBuilder().clearAffiliations().addAllAffiliations(affiliations.values());
    }
}
