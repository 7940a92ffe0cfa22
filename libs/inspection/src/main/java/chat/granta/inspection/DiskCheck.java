package chat.granta.inspection;

import chat.granta.dns.zone.Finding;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for the log and the database. A full disk stops both. */
public final class DiskCheck {
    private static final long GIB = 1L << 30;
    private static final long ENOUGH_GIB = 5;
    private static final int ENOUGH_PERCENT = 10;
    private static final int PERCENT = 100;

    private DiskCheck() {}

    /** @param data its directory, which need not be there yet */
    public static Finding of(Path data) {
        Path existing = data.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore disk = Files.getFileStore(existing);
            long free = disk.getUsableSpace() / GIB;
            long percent = disk.getUsableSpace() * PERCENT / Math.max(1, disk.getTotalSpace());
            String said = "the disk of " + data + " has " + free + " GiB free, " + percent + " %";
            return free < ENOUGH_GIB || percent < ENOUGH_PERCENT
                    ? Finding.wrong(said + ": the log and the database stop when it is full")
                    : Finding.ok(said);
        } catch (IOException e) {
            return Finding.wrong("the disk of " + data + " cannot be looked at: " + Reason.of(e));
        }
    }
}
