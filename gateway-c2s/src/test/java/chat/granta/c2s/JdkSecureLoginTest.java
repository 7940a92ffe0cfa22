package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.sasl.ScramClient;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** Java's TLS exports keying material, which a login can be bound to. */
class JdkSecureLoginTest extends SecureLoginContract {
    JdkSecureLoginTest() {
        super("jdk", List.of("tls-exporter", "tls-server-end-point"));
    }

    @Test
    void aLoginRelayedByAManInTheMiddleFails() throws Exception {
        try (var mallory = gateway.connectsDirectly(); var other = gateway.connectsDirectly()) {
            // Juliet's channel ends at Mallory; the proof is for that one, and Mallory's to us is another.
            SSLSession julietsChannel = other.beginsTls(WireClient.context(), _ -> {}).getSession();
            mallory.beginsTls(WireClient.context(), _ -> {});
            mallory.opens();
            var juliet = new ScramClient("juliet", "pencil", "tls-exporter", data("tls-exporter", julietsChannel));
            mallory.authenticates("SCRAM-SHA-256-PLUS", juliet.first());
            String response = juliet.response(mallory.hears("</challenge>"));
            assertThat(mallory.says(response).hears("</failure>")).contains("<not-authorized/>");
        }
    }

    @Test
    void aTls13HandshakeWithTheLongerHashIsBoundToo() throws Exception {
        try (var romeo = gateway.connectsDirectly()) {
            SSLSession session = romeo.beginsTls(WireClient.context(), parameters -> parameters
                    .setCipherSuites(new String[]{"TLS_AES_256_GCM_SHA384"})).getSession();
            romeo.opens();
            var scram = new ScramClient("romeo", "pencil", "tls-exporter", data("tls-exporter", session));
            romeo.authenticates("SCRAM-SHA-256-PLUS", scram.first());
            romeo.says(scram.response(romeo.hears("</challenge>"))).hears("</success>");
        }
    }
}
