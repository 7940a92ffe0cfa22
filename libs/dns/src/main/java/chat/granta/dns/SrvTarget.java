package chat.granta.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;

/**
 * One SRV record (RFC 2782), of either service (XEP-0368).
 *
 * @param isSecure whether DNSSEC proves it
 */
record SrvTarget(int priority, int weight, Name host, int port, boolean isDirectTls, boolean isSecure) {
    /**
     * RFC 2782: the lowest priority first; among those that are alike by chance, each as often as its weight says. Both services'
     * records are one list (XEP-0368 section 3).
     */
    static List<SrvTarget> inOrder(List<SrvTarget> targets, RandomGenerator random) {
        List<SrvTarget> left = new ArrayList<>(targets);
        // Those without weight first, so that they have a small chance as well.
        left.sort(Comparator.comparingInt(SrvTarget::priority).thenComparingInt(SrvTarget::weight));
        List<SrvTarget> ordered = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            int best = left.getFirst().priority();
            List<SrvTarget> alike = left.stream().filter(one -> one.priority() == best).toList();
            SrvTarget chosen = choose(alike, random);
            left.remove(chosen);
            ordered.add(chosen);
        }
        return ordered;
    }

    private static SrvTarget choose(List<SrvTarget> alike, RandomGenerator random) {
        int sum = alike.stream().mapToInt(SrvTarget::weight).sum();
        int drawn = random.nextInt(sum + 1);
        int running = 0;
        for (SrvTarget one : alike) {
            running += one.weight();
            if (running >= drawn) {
                return one;
            }
        }
        return alike.getLast();
    }
}
