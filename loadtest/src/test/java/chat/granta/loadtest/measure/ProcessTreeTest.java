package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
    @TempDir
    private Path proc = Path.of("");

    @Test
    void descendantsCountAndStrangersDoNot() throws IOException {
        process(10, 1, "postgres: a) b (", 100, 50, 25, 5, 2048);
        process(11, 10, "worker", 200, 0, 0, 0, 1024);
        process(12, 11, "grandchild", 20, 0, 0, 0, 512);
        process(13, 1, "stranger", 9999, 0, 0, 0, 9999);
        ProcessTree.Usage usage = new ProcessTree(proc, List.of(10L)).usage();
        assertThat(usage.cpuSeconds()).isEqualTo(4.0);
        assertThat(usage.residentKib()).isEqualTo(3584);
        assertThat(usage.proportionalKib()).isEqualTo(1792);
    }

    @Test
    void aChildThatIsNamedToDoesNotCountTwice() throws IOException {
        process(10, 1, "server", 100, 0, 0, 0, 1000);
        process(11, 10, "child", 100, 0, 0, 0, 1000);
        assertThat(new ProcessTree(proc, List.of(10L, 11L)).usage().cpuSeconds()).isEqualTo(2.0);
    }

    @Test
    void whatHasGoneIsNoticed() throws IOException {
        process(10, 1, "server", 100, 0, 0, 0, 1000);
        assertThat(new ProcessTree(proc, List.of(10L)).allAlive()).isTrue();
        assertThat(new ProcessTree(proc, List.of(10L, 77L)).allAlive()).isFalse();
        assertThat(new ProcessTree(proc, List.of(77L)).usage()).isEqualTo(new ProcessTree.Usage(0, 0, 0));
    }

    @Test
    void theOldestTellsTheAge() throws IOException {
        Files.writeString(proc.resolve("uptime"), "30.05 55.00\n");
        process(10, 1, "server", 1, 0, 0, 0, 1);
        assertThat(new ProcessTree(proc, List.of(10L)).ageSeconds()).isEqualTo(30.0);
        assertThat(new ProcessTree(proc, List.of()).ageSeconds()).isZero();
    }

    private void process(int pid, int parent, String name, int user, int system, int childUser, int childSystem,
            int residentKib) throws IOException {
        Path folder = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(folder.resolve("stat"), pid + " (" + name + ") S " + parent + " 1 1 0 -1 0 1 2 3 4 " + user
                + " " + system + " " + childUser + " " + childSystem + " 20 0 1 0 5\n");
        Files.writeString(folder.resolve("status"), "Name:\tx\nVmRSS:\t  " + residentKib + " kB\n");
        Files.writeString(folder.resolve("smaps_rollup"),
                "Rss: 1 kB\nPss:   " + residentKib / 2 + " kB\nPss_Anon: 7 kB\n");
    }
}
