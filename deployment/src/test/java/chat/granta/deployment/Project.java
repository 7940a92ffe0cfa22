package chat.granta.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The project's files that these tests look at. */
final class Project {
    /** Modules that are services and have an image each. */
    static final Set<String> SERVICES = Set.of("gateway-c2s", "gateway-s2s", "router", "muc-service", "roster-service",
            "archive-service", "auth-service", "audit-service");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "data");
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
        return settingNames().stream().map(setting -> setting.replace('.', '_').replace('-', '_').toUpperCase())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of Granta's own settings: {@code granta.c2s.port}. */
    static Set<String> settingNames() {
        return text("standalone/src/main/resources/chat/granta/standalone/settings.txt").lines()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The manuals: the READMEs and {@code docs}, but not the decisions, which tell of what was. */
    static List<String> documents() {
        return texts().stream().filter(path -> !path.startsWith("docs/adr/")).toList();
    }

    /** All that is written for people. */
    static List<String> texts() {
        return files(path -> path.endsWith(".md"));
    }

    static List<String> sources() {
        return files(path -> path.contains("/src/main/java/") && path.endsWith(".java"));
    }

    private static List<String> files(Predicate<String> wanted) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(ROOT.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().filter(wanted).sorted().toList();
    }
}
