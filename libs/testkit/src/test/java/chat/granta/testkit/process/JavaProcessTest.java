package chat.granta.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process is started with when its main class comes from a jar. */
class JavaProcessTest {
    private static final String ALL = System.getProperty("java.class.path");

    @TempDir
    private Path directory;

    private static final class Main {}

    @Test
    void aJarThatHasAllItNamesStartsAlone() throws Exception {
        Files.createDirectory(directory.resolve("lib"));
        Files.writeString(directory.resolve("lib/needed.jar"), "");
        Path jar = jar("lib/needed.jar");
        assertThat(classPath(jar)).isEqualTo(jar.toString());
    }

    @Test
    void aJarInARepositoryNeedsWhatMavenHasFound() throws Exception {
        assertThat(classPath(jar("lib/needed.jar"))).isEqualTo(ALL);
        assertThat(classPath(jar(null))).isEqualTo(ALL);
    }

    private Path jar(String needed) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (needed != null) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, needed);
        }
        Path jar = directory.resolve("main.jar");
        String main = Main.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(main))) {
            out.putNextEntry(new JarEntry(main));
            code.transferTo(out);
        }
        return jar;
    }

    private static String classPath(Path jar) throws Exception {
        try (var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, null)) {
            return JavaProcess.classPath(loader.loadClass(Main.class.getName()));
        }
    }
}
