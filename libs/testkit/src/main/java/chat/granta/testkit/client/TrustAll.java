package chat.granta.testkit.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS that takes any certificate: tests meet servers whose certificate was made a second ago. */
final class TrustAll extends X509ExtendedTrustManager {
    private static final SSLContext ANONYMOUS = context(new KeyManager[0]);

    private TrustAll() {}

    /**
     * Puts TLS over a connection and shakes hands.
     *
     * @param own certificates of one's own, if any
     */
    static SSLSocket over(Socket socket, String domain, KeyManager[] own) throws IOException {
        var secured = (SSLSocket) (own.length == 0 ? ANONYMOUS : context(own)).getSocketFactory().createSocket(socket,
                domain, socket.getPort(), true);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext context(KeyManager[] own) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, new TrustManager[]{new TrustAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
