package chat.granta.muc;

import chat.granta.model.Jid;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What a message costs at its room's home: {@code RoomMessageCost [OCCUPANTS]} prints CPU time a round, of which the last are those of compiled
 * code.
 */
final class RoomMessageCost {
    private static final int ROUNDS = 12;
    private static final int MESSAGES = 5000;
    private static final int PARTITIONS = 16;

    private RoomMessageCost() {}

    /** Of this thread, on which all is done: what else the machine does takes none of it. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] args) {
        int occupants = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        try (RoomBench bench = new RoomBench(RoomBench.policy(List.of()), new TrafficLimits(0, 0, 0, 0),
                new CalmRooms(0, Duration.ZERO), PARTITIONS)) {
            for (int i = 0; i < occupants; i++) {
                bench.send(RoomRequests.enters(user(i), "user" + i));
                if (i == 0) {
                    bench.send(RoomRequests.accepts(user(0)));
                }
                bench.sizes();
            }
            for (int round = 0; round < ROUNDS; round++) {
                long begun = cpuNanos();
                for (int i = 0; i < MESSAGES; i++) {
                    bench.send(RoomRequests.says(user(i % occupants), "Hail, horrors, hail!"));
                    bench.sizes();
                }
                System.out.printf("%d occupants: %d us for each message%n", occupants,
                        (cpuNanos() - begun) / MESSAGES / 1000);
            }
        }
    }

    private static Jid user(int number) {
        return Jid.parse("user" + number + "@localhost/phone");
    }
}
