package chat.granta.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
public final class Directories {
    private Directories() {}

    /** Deletes one, where there is one. */
    public static void delete(Path directory) throws IOException {
        for (Path each : contents(directory).reversed()) {
            Files.delete(each);
        }
    }

    /** Copies one, with the permissions in it, to where there is none. */
    static void copy(Path from, Path to) throws IOException {
        for (Path each : contents(from)) {
            Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Each directory is in front of what is in it. */
    private static List<Path> contents(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
