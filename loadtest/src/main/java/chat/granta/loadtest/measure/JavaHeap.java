package chat.granta.loadtest.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The heap of a JVM on this machine after a full collection, by {@code jcmd}. */
public final class JavaHeap {
    private static final Pattern USED = Pattern.compile("^(?!.*(?:Metaspace|class space)).*used (\\d+)K",
            Pattern.MULTILINE);

    private JavaHeap() {}

    /** In KiB; empty when the process is no JVM that jcmd can talk to. */
    public static OptionalLong usedKib(long pid) {
        try {
            jcmd(pid, "GC.run");
            return parse(jcmd(pid, "GC.heap_info"));
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(String heapInfo) {
        var matcher = USED.matcher(heapInfo);
        long sum = 0;
        boolean any = false;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
            any = true;
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command).redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return output;
    }
}
