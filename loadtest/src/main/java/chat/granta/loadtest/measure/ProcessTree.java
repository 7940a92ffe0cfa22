package chat.granta.loadtest.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Some processes and all their descendants: CPU time and memory, from {@code /proc} (proc(5)). */
public final class ProcessTree {
    /** Of all of them together. Pages shared by several count in each one's resident, and once in proportional. */
    public record Usage(double cpuSeconds, long residentKib, long proportionalKib) {}

    private static final double TICKS_PER_SECOND = 100;
    private static final int START_TIME = 19;
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private final Path proc;
    private final List<Long> roots;

    public ProcessTree(Collection<Long> roots) {
        this(Path.of("/proc"), roots);
    }

    ProcessTree(Path proc, Collection<Long> roots) {
        this.proc = proc;
        this.roots = List.copyOf(roots);
    }

    public boolean isEmpty() {
        return roots.isEmpty();
    }

    public List<Long> roots() {
        return roots;
    }

    public boolean allAlive() {
        return roots.stream().allMatch(root -> Files.exists(proc.resolve(root.toString())));
    }

    /** Since the oldest of the processes given was started; 0 when there is none. */
    public double ageSeconds() {
        double age = 0;
        for (long pid : roots) {
            String[] stat = stat(proc.resolve(Long.toString(pid)));
            if (stat.length > START_TIME) {
                double uptime = Double.parseDouble(read(proc.resolve("uptime")).split(" ")[0]);
                age = Math.max(age, uptime - Long.parseLong(stat[START_TIME]) / TICKS_PER_SECOND);
            }
        }
        return age;
    }

    public Usage usage() {
        return usage(true);
    }

    /** Without the proportional memory, which costs the processes more to tell. */
    public Usage briefUsage() {
        return usage(false);
    }

    private Usage usage(boolean withProportional) {
        double cpu = 0;
        long resident = 0;
        long proportional = 0;
        for (long pid : members()) {
            Path process = proc.resolve(Long.toString(pid));
            String[] stat = stat(process);
            if (stat.length > 14) {
                // utime, stime, and those of children that have ended.
                for (int field = 11; field <= 14; field++) {
                    cpu += Long.parseLong(stat[field]) / TICKS_PER_SECOND;
                }
                resident += kib(RSS, process.resolve("status"));
                proportional += withProportional ? kib(PSS, process.resolve("smaps_rollup")) : 0;
            }
        }
        return new Usage(cpu, resident, proportional);
    }

    private Set<Long> members() {
        if (roots.isEmpty()) {
            return Set.of();
        }
        Map<Long, List<Long>> children = new HashMap<>();
        try (Stream<Path> processes = Files.list(proc)) {
            processes.filter(path -> path.getFileName().toString().matches("\\d+")).forEach(path -> {
                String[] stat = stat(path);
                if (stat.length > 1) {
                    children.computeIfAbsent(Long.parseLong(stat[1]), parent -> new ArrayList<>())
                            .add(Long.parseLong(path.getFileName().toString()));
                }
            });
        } catch (IOException e) {
            return new LinkedHashSet<>(roots);
        }
        var members = new LinkedHashSet<Long>();
        var open = new ArrayList<>(roots);
        while (!open.isEmpty()) {
            long pid = open.removeLast();
            if (members.add(pid)) {
                open.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return members;
    }

    /** The fields of stat behind the command's name, which may contain anything: state, parent… */
    private static String[] stat(Path process) {
        String all = read(process.resolve("stat"));
        return all.substring(all.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static long kib(Pattern pattern, Path file) {
        var matcher = pattern.matcher(read(file));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Empty when the process has gone meanwhile, or is not ours to look into. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
