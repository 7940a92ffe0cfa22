package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways of one installation that share a data directory: all show clients the same self-signed certificate. */
class SharedDirectoryTest {
    private static final int GATEWAYS = 4;

    @Test
    void oneOfThemMakesTheCertificate(@TempDir Path data) throws Exception {
        List<Process> gateways = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                    System.getProperty("java.class.path"), Gateway.class.getName(), data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        Set<String> keys = new HashSet<>();
        for (Process gateway : gateways) {
            keys.add(new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?s).*key: ", ""));
            assertThat(gateway.waitFor()).isZero();
        }
        assertThat(keys).hasSize(1);
    }

    /** What a gateway does about certificates at its start. */
    static final class Gateway {
        static void main(String[] arguments) {
            var settings = new TlsSettings(null, null, TlsSettings.Provider.JDK, List.of(), null,
                    Duration.ofSeconds(10));
            OwnCertificate own = KeyFiles.of(settings, List.of("example.org"), Path.of(arguments[0])).getFirst().read();
            System.out.print("key: " + own.chain().getFirst().getPublicKey());
        }
    }
}
