package chat.granta.chaos.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is said in one room: the numbers 1, 2, 3 … of each occupant, and what each of the occupants has heard of all, in order. Any thread. */
final class RoomTalk {
    /** A number that an occupant has said. */
    private record Word(String speaker, int number) {}

    private record Arrival(Word word, long nanos) {}

    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<String, BitSet> acknowledged = new HashMap<>();
    private final Map<String, List<Arrival>> heard = new TreeMap<>();

    /** Somebody is in the room from now on; what is said is for them, too. */
    synchronized void enters(String nickname) {
        said.putIfAbsent(nickname, 0);
        acknowledged.putIfAbsent(nickname, new BitSet());
        heard.putIfAbsent(nickname, new ArrayList<>());
    }

    /** The next number for somebody to say. */
    synchronized int next(String nickname) {
        return said.merge(nickname, 1, Integer::sum);
    }

    synchronized void acknowledged(String nickname, int number) {
        acknowledged.get(nickname).set(number);
    }

    synchronized void heard(String listener, String speaker, int number) {
        heard.get(listener).add(new Arrival(new Word(speaker, number), System.nanoTime()));
    }

    /** How many numbers have been said. */
    synchronized int said() {
        return said.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The fewest that somebody has heard. */
    synchronized int leastHeard() {
        return heard.values().stream().mapToInt(List::size).min().orElse(0);
    }

    /** Whether the server answers for all that was said, and everybody has heard as much. */
    synchronized boolean isComplete() {
        return acknowledged.values().stream().mapToInt(BitSet::cardinality).sum() == said() && leastHeard() >= said();
    }

    /** For people, when it does not go on. */
    synchronized String state() {
        var counts = new TreeMap<Integer, Integer>();
        heard.values().forEach(each -> counts.merge(each.size(), 1, Integer::sum));
        return "said " + said() + ", acknowledged "
                + acknowledged.values().stream().mapToInt(BitSet::cardinality).sum() + ", heard (by how many) "
                + counts;
    }

    /** What became of it, counted once for each listener; silence counts from this {@link System#nanoTime} on. */
    synchronized Outcome outcome(long sinceNanos) {
        Map<Word, Integer> order = order();
        long received = 0;
        long lost = 0;
        long doubled = 0;
        long reordered = 0;
        long silence = 0;
        for (List<Arrival> arrivals : heard.values()) {
            Set<Word> known = new HashSet<>();
            int highest = -1;
            long last = sinceNanos;
            for (Arrival arrival : arrivals) {
                received++;
                if (!known.add(arrival.word())) {
                    doubled++;
                } else {
                    int place = order.get(arrival.word());
                    reordered += place < highest ? 1 : 0;
                    highest = Math.max(highest, place);
                }
                if (arrival.nanos() >= sinceNanos) {
                    silence = Math.max(silence, arrival.nanos() - last);
                    last = arrival.nanos();
                }
            }
            lost += acknowledged.entrySet().stream()
                    .mapToLong(each -> each.getValue().stream()
                            .filter(number -> !known.contains(new Word(each.getKey(), number))).count())
                    .sum();
        }
        return new Outcome((long) said() * heard.size(), received, lost, doubled, reordered + outOfTurn(order), 0, 0, 0,
                Duration.ofNanos(silence));
    }

    /** All that was said, each as a nickname and a number, in the order in which the room has passed it on. */
    synchronized List<String> inOrder() {
        return order().entrySet().stream().sorted(Map.Entry.comparingByValue())
                .map(each -> each.getKey().speaker() + ' ' + each.getKey().number()).toList();
    }

    /** The one order of the room: that of whoever has heard most, and behind it what others alone have heard. */
    private Map<Word, Integer> order() {
        Map<Word, Integer> order = new HashMap<>();
        heard.values().stream().sorted((one, other) -> other.size() - one.size())
                .forEach(arrivals -> arrivals.forEach(arrival -> order.putIfAbsent(arrival.word(), order.size())));
        return order;
    }

    /** How many numbers come in the room's order before a lower one of the same speaker. */
    private static long outOfTurn(Map<Word, Integer> order) {
        return order.entrySet().stream().filter(each -> {
            Integer before = order.get(new Word(each.getKey().speaker(), each.getKey().number() - 1));
            return before != null && before > each.getValue();
        }).count();
    }
}
