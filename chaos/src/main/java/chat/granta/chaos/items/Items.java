package chat.granta.chaos.items;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pairs of people, one of whom publishes all the time. Used by one thread. */
public final class Items implements AutoCloseable {
    private final List<ItemPair> pairs = new ArrayList<>();

    private Items() {}

    /**
     * Logs everybody in; they begin at once. The two of a pair are at different gateways.
     *
     * @param prefix of their names
     */
    public static Items start(List<InetSocketAddress> gateways, String prefix, int pairs)
            throws IOException, InterruptedException {
        var items = new Items();
        for (int i = 0; i < pairs; i++) {
            items.pairs.add(ItemPair.start(gateways.get(i % gateways.size()), gateways.get((i + 1) % gateways.size()),
                    prefix + 2 * i, prefix + (2 * i + 1)));
        }
        return items;
    }

    /** How many items each pair has had acknowledged. */
    public List<Integer> acknowledged() {
        return pairs.stream().map(ItemPair::acknowledged).toList();
    }

    /** Whether each pair has had some more acknowledged than it had. */
    public boolean haveGoneOn(List<Integer> before, int more) {
        return IntStream.range(0, pairs.size()).allMatch(i -> pairs.get(i).acknowledged() >= before.get(i) + more);
    }

    /** How many more than it had the pair has had acknowledged that has had most. */
    public int most(List<Integer> before) {
        return IntStream.range(0, pairs.size()).map(i -> pairs.get(i).acknowledged() - before.get(i)).max().orElse(0);
    }

    public void rest() {
        pairs.forEach(ItemPair::rest);
    }

    /** Whether all is acknowledged and told, and what is in the nodes has been read; or it will not happen any more. */
    public boolean areDone() {
        return pairs.stream().allMatch(ItemPair::isDone);
    }

    /** @param sinceNanos {@link System#nanoTime} of a fault */
    public ItemOutcome outcome(long sinceNanos) {
        return pairs.stream().map(pair -> pair.outcome(sinceNanos)).reduce(ItemOutcome.NONE, ItemOutcome::plus);
    }

    @Override
    public void close() throws IOException {
        for (ItemPair pair : pairs) {
            pair.close();
        }
    }
}
