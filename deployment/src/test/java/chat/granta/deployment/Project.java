package chat.granta.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The project's files that these tests look at. */
final class Project {
    /** Modules that are services and have an image each. */
    static final Set<String> SERVICES = Set.of("gateway-c2s", "gateway-s2s", "router", "muc-service", "roster-service",
            "archive-service", "auth-service", "audit-service");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Project() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of environment variables that set a setting of Granta's: {@code GRANTA_C2S_PORT}. */
    static Set<String> settings() {
        return List.of(text("standalone/src/main/resources/chat/granta/standalone/settings.txt").split("\n")).stream()
                .map(setting -> setting.replace('.', '_').replace('-', '_').toUpperCase())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
