package chat.granta.loadtest.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The server's memory at one moment; the heap is what all JVMs among its processes hold after a full collection. */
public record Memory(long residentKib, long proportionalKib, OptionalLong heapKib) {
    /** @param withHeap collects every JVM's garbage first */
    public static Memory of(ProcessTree server, boolean withHeap) {
        OptionalLong heap = OptionalLong.empty();
        if (withHeap) {
            for (long pid : server.roots()) {
                OptionalLong one = isJvm(pid) ? JavaHeap.usedKib(pid) : OptionalLong.empty();
                heap = one.isPresent() ? OptionalLong.of(heap.orElse(0) + one.getAsLong()) : heap;
            }
        }
        ProcessTree.Usage usage = server.usage();
        return new Memory(usage.residentKib(), usage.proportionalKib(), heap);
    }

    /** Rows of this and a later moment, and of the difference for each of so many connections. */
    public void report(Report report, Memory later, long connections) {
        compare(report, "resident", residentKib, later.residentKib, connections);
        compare(report, "proportional", proportionalKib, later.proportionalKib, connections);
        if (heapKib.isPresent() && later.heapKib.isPresent()) {
            compare(report, "heap", heapKib.getAsLong(), later.heapKib.getAsLong(), connections);
        }
    }

    private static void compare(Report report, String what, long before, long after, long connections) {
        report.row(what + " before", before / 1024.0, "MiB").row(what + " after", after / 1024.0, "MiB");
        report.row(what + " per connection", (after - before) / (double) Math.max(1, connections), "KiB");
    }

    /** jcmd signals its target, which would end what is no JVM. */
    private static boolean isJvm(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe")).endsWith("java");
        } catch (IOException e) {
            return false;
        }
    }
}
