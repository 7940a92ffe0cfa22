package chat.granta.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service that is built as an executable jar, by the name of its module. */
public enum Service {
    AUTH("auth-service"), GATEWAY("gateway-c2s"), ROUTER("router"), ROSTER("roster-service"), ARCHIVE(
            "archive-service"), ROOMS("muc-service"), SERVERS("gateway-s2s"), AUDIT("audit-service");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    public String module() {
        return module;
    }

    /**
     * The executable jar.
     *
     * @param root of the project
     * @throws IllegalStateException when it has not been built
     */
    Path jar(Path root) {
        Path target = root.resolve(module).resolve("target");
        try (var files = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            for (Path jar : files) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + target + "; 'mvn package' builds it", e);
        }
        throw new IllegalStateException("no executable jar in " + target + "; 'mvn package' builds it");
    }

    /** Command line arguments of the JVM: small, as many of them share a machine. */
    static List<String> jvm() {
        return List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }
}
