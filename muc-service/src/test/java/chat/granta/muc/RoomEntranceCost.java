package chat.granta.muc;

import chat.granta.model.Jid;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What it costs a room's home that many enter one room: {@code RoomEntranceCost [OCCUPANTS]} prints CPU time a round, of which the last are those
 * of compiled code.
 */
final class RoomEntranceCost {
    private static final int ROUNDS = 12;
    private static final int PARTITIONS = 16;

    private RoomEntranceCost() {}

    /** Of this thread, on which all is done: what else the machine does takes none of it. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] args) {
        int occupants = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        try (RoomBench bench = new RoomBench(RoomBench.policy(List.of()), new TrafficLimits(0, 0, 0, 0),
                new CalmRooms(0, Duration.ZERO), PARTITIONS)) {
            for (int round = 0; round < ROUNDS; round++) {
                bench.send(RoomRequests.enters(user(0), "user0"));
                bench.send(RoomRequests.accepts(user(0)));
                bench.sizes();
                long begun = cpuNanos();
                for (int i = 1; i < occupants; i++) {
                    bench.send(RoomRequests.enters(user(i), "user" + i));
                    bench.sizes();
                }
                long nanos = cpuNanos() - begun;
                System.out.printf("%d occupants: %d ms for all, %d ns for each presence%n", occupants,
                        nanos / 1_000_000, nanos / ((long) occupants * occupants));
                for (int i = 0; i < occupants; i++) {
                    bench.send(RoomRequests.leaves(user(i), "user" + i));
                    bench.sizes();
                }
            }
        }
    }

    private static Jid user(int number) {
        return Jid.parse("user" + number + "@localhost/phone");
    }
}
