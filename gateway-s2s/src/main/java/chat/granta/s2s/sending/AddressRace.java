package chat.granta.s2s.sending;

import chat.granta.dns.ServerAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Happy eyeballs (RFC 8305 section 5): addresses are tried in their order, each a moment after the one before it or as soon as that has
 * failed, and the first that answers is taken. Any thread.
 */
final class AddressRace {
    /** RFC 8305 section 8. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final BiConsumer<ServerAddress, Predicate<@Nullable StanzaSender>> opener;
    private final End end;
    private final Deque<ServerAddress> waiting;
    private final Set<ServerAddress> underWay = new LinkedHashSet<>();
    private int started;
    private boolean isOver;

    /** What has come of it, told once. */
    interface End {
        /**
         * @param winner the sending side of the stream to the first address that has answered; null: none has
         * @param left addresses that have not failed, for when the winner turns out to be no good
         */
        void accept(@Nullable StanzaSender winner, List<ServerAddress> left);
    }

    /** @param opener connects to an address; whether a connection is wanted, is what it is answered */
    AddressRace(List<ServerAddress> addresses, BiConsumer<ServerAddress, Predicate<@Nullable StanzaSender>> opener,
            End end) {
        this.waiting = new ArrayDeque<>(addresses);
        this.opener = opener;
        this.end = end;
    }

    void begin() {
        startNext(0);
    }

    /** @param after how many have been started; when another has been meanwhile, it is not yet this one's time */
    private void startNext(int after) {
        ServerAddress next;
        synchronized (this) {
            next = isOver || started != after ? null : waiting.poll();
            if (next == null) {
                return;
            }
            started++;
            underWay.add(next);
        }
        LATER.execute(() -> startNext(after + 1));
        opener.accept(next, stream -> answered(next, stream));
    }

    private boolean answered(ServerAddress address, @Nullable StanzaSender stream) {
        List<ServerAddress> left;
        int soFar;
        boolean ends;
        synchronized (this) {
            underWay.remove(address);
            if (isOver) {
                return false;
            }
            ends = stream != null || waiting.isEmpty() && underWay.isEmpty();
            isOver = ends;
            left = new ArrayList<>(underWay);
            left.addAll(waiting);
            soFar = started;
        }
        if (ends) {
            end.accept(stream, left);
        } else {
            startNext(soFar);
        }
        return true;
    }
}
