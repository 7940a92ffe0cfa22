package chat.granta.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class DataOption {
    @Option(names = {"--data",
            "--granta.data"}, defaultValue = "${env:GRANTA_DATA:-./data}", description = "its directory (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    Path path() {
        return data;
    }

    /** @throws StartException when it does not run */
    RunningGranta running() {
        return RunningGranta.on(data).orElseThrow(() -> new StartException("no Granta runs on " + data));
    }
}
