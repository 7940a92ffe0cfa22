package chat.granta.homes;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Homes that are not users': whoever gets an errand notes it in a journal and passes it on to the next address on its way. One
 * whose name begins with "bad" fails at the end of its way, after everything else has been decided.
 */
final class Errands implements RecordLogic<HomeTurn> {
    static final String TOPIC = "errands";
    static final String ELSEWHERE = "elsewhere";
    static final ByteString TOPIC_ID = ByteString.copyFrom(new byte[16]);

    /** An errand at an address: where it came from, how far it still had to go, and the place of its turn. */
    record Entry(String from, String errand, int remaining, int partition, long offset, int number) {
        static Entry of(String line) {
            String[] parts = line.split(" ");
            return new Entry(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]),
                    Long.parseLong(parts[4]), Integer.parseInt(parts[5]));
        }

        @Override
        public String toString() {
            return from + ' ' + errand + ' ' + remaining + ' ' + partition + ' ' + offset + ' ' + number;
        }
    }

    static final HomeStore.Codec<Jid, List<Entry>> CODEC = new HomeStore.Codec<>() {
        @Override
        public byte[] write(List<Entry> journal) {
            return String.join("\n", journal.stream().map(Entry::toString).toList()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<Entry> read(Jid key, byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8).lines().map(Entry::of).toList();
        }
    };
    static final HomeStore<Jid, List<Entry>> JOURNALS = new HomeStore<>("journals", Jid::trusted, CODEC, true);

    static HomeKind<HomeTurn> kind(int partitions) {
        return new HomeKind<>("errands", TOPIC, partitions, List.of(JOURNALS), Set.of(TOPIC, ELSEWHERE), Set.of(),
                Duration.ofMinutes(1), Function.identity(), new Errands());
    }

    static int homeOf(String address, int partitions) {
        return HomePartition.of(address, partitions);
    }

    /** An errand that a service gives. */
    static byte[] given(String service, long number, String errand, List<String> way) {
        return body("-", errand, way).setOrigin(Origins.service(service, number)).build().toByteArray();
    }

    static Envelope.Builder body(String from, String errand, List<String> way) {
        return Envelope.newBuilder().setInbound(
                Inbound.newBuilder().setStanza(Stanza.newBuilder().setFrom(from).setId(errand)).addAllTo(way));
    }

    @Override
    public void handle(Envelope envelope, HomeTurn turn) {
        if (envelope.hasHomeTicked()) {
            turn.output(ELSEWHERE, 0, "tick", Envelope.newBuilder().setHomeTicked(envelope.getHomeTicked()));
            return;
        }
        Inbound inbound = envelope.getInbound();
        String here = inbound.getTo(0);
        String errand = inbound.getStanza().getId();
        note(turn, here, inbound.getStanza().getFrom(), errand, inbound.getToCount() - 1);
        turn.output(ELSEWHERE, 0, here, body(here, errand, List.of(here)));
        if (inbound.getToCount() > 1) {
            List<String> rest = inbound.getToList().subList(1, inbound.getToCount());
            Jid next = Jid.trusted(rest.getFirst());
            turn.output(TOPIC, turn.homeOf(next), rest.getFirst(), body(here, errand, rest));
        } else if (errand.startsWith("bad")) {
            throw new IllegalStateException("it was a bad errand");
        }
    }

    @Override
    public void handleFailed(Envelope envelope, HomeTurn turn) {
        Inbound inbound = envelope.getInbound();
        note(turn, inbound.getTo(0), inbound.getStanza().getFrom(), "failed-" + inbound.getStanza().getId(),
                inbound.getToCount() - 1);
    }

    private static void note(HomeTurn turn, String here, String from, String errand, int remaining) {
        Jid address = Jid.trusted(here);
        TurnStore<Jid, List<Entry>> journals = turn.store(JOURNALS);
        List<Entry> before = journals.get(address);
        var journal = new ArrayList<>(before == null ? List.of() : before);
        journal.add(new Entry(from, errand, remaining, turn.place().getPartition(), turn.place().getOffset(),
                turn.nextMessage()));
        journals.put(address, journal);
    }
}
