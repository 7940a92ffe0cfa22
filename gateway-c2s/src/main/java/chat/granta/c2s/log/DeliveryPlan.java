package chat.granta.c2s.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The delivery partitions that each gateway reads. Each gateway has one partition of its own, in which its clients are reached, and
 * keeps it for life; a newcomer gets the lowest that is nobody's. One gateway, the caretaker, reads all the others, and
 * so adopts what a dead gateway leaves behind. A partition moves from one living reader to another in two rounds, as
 * Kafka's cooperative rebalancing wants it: first it is taken away, then given.
 */
final class DeliveryPlan {
    /** Stands for: has no partition of its own. */
    static final int NONE = -1;

    /** A gateway as it presents itself: its own partition, and all that it reads now. */
    record Member(int own, TreeSet<Integer> reads) {}

    /** A gateway's part in the plan. */
    record Share(int own, List<Integer> reads) {}

    private DeliveryPlan() {}

    static Map<String, Share> of(int partitions, SortedMap<String, Member> members) {
        Map<Integer, String> owners = claims(partitions, members);
        Map<String, Integer> own = new HashMap<>();
        owners.forEach((partition, member) -> own.put(member, partition));
        String caretaker = caretaker(partitions, members, owners);
        settleNewcomers(partitions, members, owners, own);

        Map<Integer, String> readers = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            readers.put(partition, owners.getOrDefault(partition, caretaker));
        }
        Map<String, Share> plan = new HashMap<>();
        members.forEach((name, _) -> {
            List<Integer> reads = new ArrayList<>();
            readers.forEach((partition, reader) -> {
                if (reader.equals(name) && isFreeFor(name, partition, members)) {
                    reads.add(partition);
                }
            });
            int mine = own.getOrDefault(name, NONE);
            plan.put(name, new Share(reads.contains(mine) ? mine : NONE, reads));
        });
        return plan;
    }

    private static Map<Integer, String> claims(int partitions, SortedMap<String, Member> members) {
        Map<Integer, String> owners = new TreeMap<>();
        members.forEach((name, member) -> {
            if (member.own() >= 0 && member.own() < partitions && member.reads().contains(member.own())) {
                owners.putIfAbsent(member.own(), name);
            }
        });
        return owners;
    }

    private static void settleNewcomers(int partitions, SortedMap<String, Member> members,
            Map<Integer, String> owners, Map<String, Integer> own) {
        int next = 0;
        for (String name : members.keySet()) {
            while (next < partitions && owners.containsKey(next)) {
                next++;
            }
            if (!own.containsKey(name) && next < partitions) {
                owners.put(next, name);
                own.put(name, next);
            }
        }
    }

    /** The gateway that reads most of the partitions nobody owns goes on reading them. */
    private static String caretaker(int partitions, SortedMap<String, Member> members, Map<Integer, String> owners) {
        String best = members.firstKey();
        long most = -1;
        for (Map.Entry<String, Member> member : members.entrySet()) {
            long reads = member.getValue().reads().stream().filter(p -> p < partitions && !owners.containsKey(p))
                    .count();
            if (reads > most) {
                most = reads;
                best = member.getKey();
            }
        }
        return best;
    }

    private static boolean isFreeFor(String name, int partition, SortedMap<String, Member> members) {
        return members.entrySet().stream()
                .noneMatch(other -> !other.getKey().equals(name) && other.getValue().reads().contains(partition));
    }
}
