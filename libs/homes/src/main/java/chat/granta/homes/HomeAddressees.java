package chat.granta.homes;

import chat.granta.bus.HomePartition;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Addressees of stanzas, by their homes, as records name them. Whoever says much to the same many, as a room does, makes this when they change:
 * a stanza then costs a record for each home, in which their addresses are copied as bytes. Immutable.
 */
public final class HomeAddressees {
    /** Those of one home: {@code to} lacks nothing but the stanza. */
    record AtHome(int partition, String key, Inbound to) {}

    private final List<AtHome> homes;

    private HomeAddressees(List<AtHome> homes) {
        this.homes = homes;
    }

    /** @param partitions of the topic of their homes, which is partitioned by bare JID */
    public static HomeAddressees of(Collection<Jid> addressees, int partitions) {
        Map<Integer, List<Jid>> byHome = new TreeMap<>();
        for (Jid addressee : addressees) {
            byHome.computeIfAbsent(HomePartition.of(addressee.bare().toString(), partitions), _ -> new ArrayList<>())
                    .add(addressee);
        }
        List<AtHome> homes = new ArrayList<>(byHome.size());
        byHome.forEach((partition, there) -> {
            var to = Inbound.newBuilder();
            there.forEach(addressee -> to.addToBytes(ByteString.copyFromUtf8(addressee.toString())));
            homes.add(new AtHome(partition, there.getFirst().toString(), to.build()));
        });
        return new HomeAddressees(List.copyOf(homes));
    }

    /** In the order of the partitions. */
    List<AtHome> homes() {
        return homes;
    }
}
