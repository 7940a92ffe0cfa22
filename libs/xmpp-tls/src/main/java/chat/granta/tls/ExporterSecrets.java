package chat.granta.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.KeyLogCallback;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLContext;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exporter secrets of OpenSSL's TLS 1.3 handshakes (RFC 8446 section 7.1), which netty-tcnative gives out as lines of a
 * key log (RFC 9850) and in no other way. Each is kept, in memory alone, until a login has asked for it; some seconds
 * otherwise. Without it there would be no {@code tls-exporter}.
 */
final class ExporterSecrets implements KeyLogCallback {
    private static final Logger log = LoggerFactory.getLogger(ExporterSecrets.class);
    private static final String LABEL = "EXPORTER_SECRET ";
    /** Longer than a connection may take until it logs in. */
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private record Secret(String clientRandom, byte[] bytes) {}

    private final Cache<Long, Secret> secrets = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Has the context tell its secrets here. */
    void watch(ReferenceCountedOpenSslContext context) {
        try {
            // What Netty passes to each function of SSLContext; its own getters give out another pointer.
            Field handle = ReferenceCountedOpenSslContext.class.getDeclaredField("ctx");
            handle.setAccessible(true);
            SSLContext.setKeyLogCallback(handle.getLong(context), this);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn("This version of Netty gives out no exporter secrets: logins cannot be bound by tls-exporter", e);
        }
    }

    /** Called by OpenSSL, with the address of the connection. */
    @Override
    public void handle(long connection, byte[] line) {
        String text = new String(line, StandardCharsets.US_ASCII);
        if (text.startsWith(LABEL)) {
            String[] fields = text.split(" ");
            secrets.put(connection, new Secret(fields[1].toLowerCase(Locale.ROOT), HexFormat.of().parseHex(fields[2])));
        }
    }

    /** The secret of a connection whose handshake is over; not a second time. */
    byte @Nullable [] take(ReferenceCountedOpenSslEngine engine) {
        long connection = engine.sslPointer();
        Secret secret = secrets.asMap().remove(connection);
        // Addresses are used again, so that the handshake must be told by its own random number.
        return secret != null && secret.clientRandom.equals(HexFormat.of().formatHex(SSL.getClientRandom(connection)))
                ? secret.bytes
                : null;
    }
}
