package chat.granta.standalone;

import chat.granta.bus.Topics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * How the log of an existing data directory is laid out. An installation keeps the number of home partitions with which it was
 * made, whatever a later version makes of an empty directory: with another number an address would have two homes.
 */
final class LogLayout {
    private LogLayout() {}

    /**
     * @param settings with those {@link #found} in their place
     * @throws StartException when somebody wants another layout than the directory has
     */
    static void check(Environment settings, Path kafka) {
        found(kafka).forEach((setting, partitions) -> {
            String wanted = settings.getProperty(setting);
            if (wanted != null && !wanted.equals(partitions)) {
                throw new StartException(setting + " cannot be '" + wanted + "': it must stay " + partitions
                        + ", with which " + kafka + " was made; docs/operations.md says how to change it");
            }
        });
    }

    /**
     * The settings that the broker's directory implies; none when it is missing or empty. The broker keeps each partition in a
     * directory of its own, named by topic and number.
     */
    static Map<String, Object> found(Path kafka) {
        int partitions = 0;
        if (Files.isDirectory(kafka)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(kafka, Topics.USER + "-[0-9]*")) {
                for (Path _ : homes) {
                    partitions++;
                }
            } catch (IOException e) {
                throw new StartException("granta.data: " + kafka + " cannot be read: " + FailureReason.why(e), e);
            }
        }
        return partitions == 0 ? Map.of() : Map.of("granta.kafka.home-partitions", Integer.toString(partitions));
    }
}
