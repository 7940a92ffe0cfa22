package chat.granta.c2s;

import java.util.List;

/** BoringSSL, which exports nothing through netty-tcnative. */
class OpenSslSecureLoginTest extends SecureLoginContract {
    OpenSslSecureLoginTest() {
        super("openssl", List.of("tls-server-end-point"));
    }
}
