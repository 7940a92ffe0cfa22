package chat.granta.router.archive;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Turn;
import java.nio.charset.StandardCharsets;

/**
 * What a home knows of an account's offline storage (XEP-0160). It is the home that stores messages, so it knows that there are none
 * from the end of a flush until it stores one. Where there is no such knowledge, something may be stored: nobody has connected yet, or the home's stores were
 * lost with the log while the database was restored, or a flush has failed.
 *
 * @param flush the id of the flush that is under way and before which all was stored that is stored; empty when it has ended, so that
 *            nothing is stored
 */
public record OfflineStorage(String flush) {
    /** By account. */
    public static final HomeStore<Jid, OfflineStorage> STORE = new HomeStore<>("offline", Jid::trusted, new Codec(),
            false);

    private static final OfflineStorage EMPTY = new OfflineStorage("");

    static boolean isEmpty(Turn turn, Jid account) {
        return EMPTY.equals(turn.store(STORE).get(account));
    }

    static void flushBegins(Turn turn, Jid account, String flush) {
        turn.store(STORE).put(account, new OfflineStorage(flush));
    }

    /**
     * A flush has ended.
     *
     * @param flush its id; empty when it has failed
     * @return whether no other is under way
     */
    static boolean flushEnds(Turn turn, Jid account, String flush) {
        OfflineStorage known = turn.store(STORE).get(account);
        if (known == null || known.equals(EMPTY)) {
            return true;
        }
        boolean isIt = known.flush.equals(flush);
        if (isIt) {
            turn.store(STORE).put(account, EMPTY);
        } else if (flush.isEmpty()) {
            forget(turn, account);
        }
        return isIt || flush.isEmpty();
    }

    /** From now on something may be stored. */
    static void forget(Turn turn, Jid account) {
        if (turn.store(STORE).get(account) != null) {
            turn.store(STORE).put(account, null);
        }
    }

    /** Nothing is known of a cancelled account. */
    public static void forget(AccountStateChanged event, Turn turn) {
        if (!event.now().exists()) {
            forget(turn, event.account());
        }
    }

    private static final class Codec implements HomeStore.Codec<Jid, OfflineStorage> {
        @Override
        public byte[] write(OfflineStorage storage) {
            return storage.flush.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public OfflineStorage read(Jid account, byte[] bytes) {
            return new OfflineStorage(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
