package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.wire.Envelope;
import chat.granta.homes.Errands.Entry;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Some homes, and errands between addresses of which some share a home, with all that may happen to their owners at random: crashes that
 * lose what was not committed, replays that write the same again, zombies that go on after they were replaced, and services that
 * repeat themselves; turns that have to stop early among them. Each address must have noted each errand once, what one address passes on to another in its order, and
 * places that only rise; and whoever reads what the homes write must hear of each note once, in the home's order.
 */
class SameHomeProperties {
    private static final List<String> ADDRESSES = List.of("a@x", "b@x", "c@x", "d@x", "e@x", "f@x");

    /** What an owner has in memory: its stores, and the next record. */
    private static final class Owner {
        final int partition;
        final MapStore positions;
        final MapStore journals;
        final PartitionOwner<HomeTurn> home;
        long next;

        final int maxWeight;

        Owner(int partition, int partitions, MapStore positions, MapStore journals, long next, int maxWeight) {
            this.partition = partition;
            this.maxWeight = maxWeight;
            this.positions = positions;
            this.journals = journals;
            this.next = next;
            var kind = Errands.kind(partitions);
            home = new PartitionOwner<>(kind, Errands.TOPIC_ID,
                    new OpenStores(kind, name -> name.equals("journals") ? journals : positions),
                    new HomeMetrics("errands", new SimpleMeterRegistry()), true, maxWeight);
        }

        Owner copy(int partitions) {
            return new Owner(partition, partitions, new MapStore(positions), new MapStore(journals), next, maxWeight);
        }
    }

    private record Given(String service, String errand, List<String> way) {}

    private final Map<Integer, List<byte[]>> log = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final Set<String> parked = new HashSet<>();
    private final List<String> heard = new ArrayList<>();
    private ReplayRule reader = new ReplayRule(new MemoryPositions());

    @Property(tries = 300)
    void crashesReplaysAndZombiesChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int partitions,
            @ForAll @IntRange(min = 1, max = 40) int errands, @ForAll @IntRange(min = 1, max = 20) int maxWeight) {
        var random = new Random(seed);
        var owners = new ArrayList<Owner>();
        var committed = new ArrayList<Owner>();
        List<Owner> zombies = new ArrayList<>();
        log.clear();
        given.clear();
        parked.clear();
        heard.clear();
        reader = new ReplayRule(new MemoryPositions());
        for (int i = 0; i < partitions; i++) {
            log.put(i, new ArrayList<>());
            owners.add(new Owner(i, partitions, new MapStore(), new MapStore(), 0, maxWeight));
            committed.add(owners.get(i).copy(partitions));
        }
        while (given.size() < errands || owners.stream().anyMatch(owner -> owner.next < log(owner).size())) {
            int p = random.nextInt(partitions);
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    if (given.size() < errands) {
                        give(random, partitions);
                    }
                }
                case 2 -> repeat(random, partitions);
                case 3 -> committed.set(p, owners.get(p).copy(partitions));
                case 4 -> {
                    if (random.nextInt(4) == 0) {
                        zombies.add(owners.get(p));
                        owners.set(p, committed.get(p).copy(partitions));
                    }
                }
                case 5 -> {
                    if (!zombies.isEmpty()) {
                        step(zombies.get(random.nextInt(zombies.size())));
                    }
                }
                default -> step(owners.get(p));
            }
            if (zombies.size() > 3) {
                zombies.removeFirst();
            }
        }
        judge(owners, partitions);
    }

    private List<byte[]> log(Owner owner) {
        return log.get(owner.partition);
    }

    private void give(Random random, int partitions) {
        List<String> way = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            way.add(ADDRESSES.get(random.nextInt(ADDRESSES.size())));
        }
        var one = new Given("s" + Errands.homeOf(way.getFirst(), partitions),
                (random.nextInt(6) == 0 ? "bad" : "good") + given.size(), way);
        given.add(one);
        write(given.size() - 1, partitions);
    }

    /** A service says again what it has said before. */
    private void repeat(Random random, int partitions) {
        if (!given.isEmpty()) {
            write(random.nextInt(given.size()), partitions);
        }
    }

    private void write(int number, int partitions) {
        Given one = given.get(number);
        log.get(Errands.homeOf(one.way().getFirst(), partitions))
                .add(Errands.given(one.service(), number, one.errand(), one.way()));
    }

    private void step(Owner owner) {
        if (owner.next >= log(owner).size()) {
            return;
        }
        byte[] value = log(owner).get((int) owner.next);
        for (SinkRecord output : owner.home.take(new LogRecord(owner.partition, owner.next, null, value))) {
            if (output.topic().equals(Errands.TOPIC)) {
                assertThat(output.partition() != owner.partition || isWakeUp(output))
                        .describedAs("nothing goes through the log to its own home").isTrue();
                log.get(output.partition()).add(output.value());
            } else if (output.topic().equals(Errands.ELSEWHERE)) {
                hear(parsed(output));
            } else {
                parked.add(new String(output.key()));
            }
        }
        owner.next++;
    }

    private void hear(Envelope envelope) {
        if (reader.judge(envelope.getOrigin()) == ReplayRule.Verdict.ACCEPT) {
            List<Envelope> parts = envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope);
            for (Envelope part : parts) {
                heard.add(part.getInbound().getTo(0) + ' ' + part.getInbound().getStanza().getId());
            }
        }
    }

    private static boolean isWakeUp(SinkRecord output) {
        Envelope envelope = parsed(output);
        return envelope.hasBatch() && envelope.getBatch().getPartsCount() == 0;
    }

    private static Envelope parsed(SinkRecord output) {
        try {
            return Envelope.parseFrom(output.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void judge(List<Owner> owners, int partitions) {
        Map<String, List<Entry>> journals = new HashMap<>();
        for (String address : ADDRESSES) {
            byte[] bytes = owners.get(Errands.homeOf(address, partitions)).journals.get(address);
            journals.put(address, bytes == null
                    ? List.of()
                    : Errands.CODEC.read(Jid.trusted(address), bytes));
        }
        List<String> noted = new ArrayList<>();
        journals.forEach((address, journal) -> journal
                .forEach(entry -> noted.add(address + ' ' + entry.errand() + ' ' + entry.remaining())));
        assertThat(noted).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(parked).hasSize((int) given.stream().filter(one -> one.errand().startsWith("bad")).count());
        journals.values().forEach(SameHomeProperties::placesRise);
        journals.forEach((address, journal) -> assertThat(
                heard.stream().filter(one -> one.startsWith(address + ' ')).toList())
                .isEqualTo(journal.stream().filter(entry -> !entry.errand().startsWith("failed-"))
                        .map(entry -> address + ' ' + entry.errand()).toList()));
        for (String from : ADDRESSES) {
            for (String to : ADDRESSES) {
                assertThat(received(journals.get(to), from)).isEqualTo(sent(journals.get(from), to));
            }
        }
    }

    private List<String> expected() {
        List<String> all = new ArrayList<>();
        for (Given one : given) {
            for (int i = 0; i < one.way().size(); i++) {
                int remaining = one.way().size() - 1 - i;
                String prefix = remaining == 0 && one.errand().startsWith("bad") ? "failed-" : "";
                all.add(one.way().get(i) + ' ' + prefix + one.errand() + ' ' + remaining);
            }
        }
        return all;
    }

    private static void placesRise(List<Entry> journal) {
        for (int i = 1; i < journal.size(); i++) {
            Entry before = journal.get(i - 1);
            Entry entry = journal.get(i);
            assertThat(entry.offset() > before.offset()
                    || entry.offset() == before.offset() && entry.number() > before.number())
                    .describedAs(before + " then " + entry).isTrue();
        }
    }

    /** What an address has noted as coming from another, in order: errand and what it had still to go. */
    private static List<String> received(List<Entry> journal, String from) {
        return journal.stream().filter(entry -> entry.from().equals(from))
                .map(entry -> entry.errand().replace("failed-", "") + ' ' + entry.remaining()).toList();
    }

    /** What an address has passed on to another, in the order in which it noted it. */
    private List<String> sent(List<Entry> journal, String to) {
        return journal.stream().filter(entry -> entry.remaining() > 0)
                .filter(entry -> next(entry).equals(to))
                .map(entry -> entry.errand() + ' ' + (entry.remaining() - 1)).toList();
    }

    private String next(Entry entry) {
        List<String> way = given.stream().filter(one -> one.errand().equals(entry.errand())).findFirst().orElseThrow()
                .way();
        return way.get(way.size() - entry.remaining());
    }
}
