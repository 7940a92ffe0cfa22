package chat.granta.loadtest.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All processors of this machine together (proc(5), {@code /proc/stat}). */
final class Machine {
    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    private Machine() {}

    /** How long they have been at work since the start, stolen time included; 0 where that is not told. */
    static double busySeconds() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.findFirst().map(Machine::busySeconds).orElse(0.0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** @param total for example {@code cpu  10 0 5 90 1 0 0 0 0 0}: user, nice, system, idle, waiting, interrupts, stolen */
    static double busySeconds(String total) {
        String[] fields = total.split("\\s+");
        double ticks = 0;
        for (int i = 1; i < fields.length && i <= STOLEN; i++) {
            ticks += i == IDLE || i == WAITING ? 0 : Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
