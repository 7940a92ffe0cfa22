package chat.granta.c2s;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client on a real socket that says and hears bytes; it trusts any certificate. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String SASL = " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private static final Pattern OUTCOME = Pattern.compile("</failure>|<success[^>]*/>");

    private Socket socket;
    private final StringBuilder unread = new StringBuilder();

    WireClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WireClient says(String xml) {
        try {
            socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until this text has come, and returns everything up to and with it. */
    String hears(String text) {
        while (unread.indexOf(text) < 0) {
            if (!read()) {
                throw new AssertionError("the connection closed before " + text + "; heard: " + unread);
            }
        }
        int end = unread.indexOf(text) + text.length();
        String heard = unread.substring(0, end);
        unread.delete(0, end);
        return heard;
    }

    /** Reads until the server closes the connection, and returns everything. */
    String hearsTheEnd() {
        while (read()) {
            // Until there is no more.
        }
        return unread.toString();
    }

    /** Begins TLS on the connection; offers the protocol by ALPN if it is not empty. */
    String beginsTls(String protocol) {
        return beginsTls(context(), parameters -> {
            if (!protocol.isEmpty()) {
                parameters.setApplicationProtocols(new String[]{protocol});
            }
        }).getApplicationProtocol();
    }

    /** Begins TLS with what the test has in mind. */
    SSLSocket beginsTls(SSLContext context, Consumer<SSLParameters> wishes) {
        try {
            var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            SSLParameters parameters = tls.getSSLParameters();
            wishes.accept(parameters);
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            socket = tls;
            return tls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trusts every server, and shows it one of these keys when asked. */
    static SSLContext context(KeyManager... keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[]{new Gullible()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a stream and returns what is offered. */
    String asksForFeatures() {
        return says(
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='localhost'"
                        + " version='1.0'>")
                .hears("</stream:features>");
    }

    WireClient authenticates(String mechanism, byte[] message) {
        String base64 = message.length == 0 ? "=" : Base64.getEncoder().encodeToString(message);
        return says("<auth" + SASL + " mechanism='" + mechanism + "'>" + base64 + "</auth>");
    }

    /** Tries a password and returns the answer. */
    String triesPassword(String user, String password) {
        authenticates("PLAIN", ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
        while (!OUTCOME.matcher(unread).find()) {
            if (!read()) {
                throw new AssertionError("the connection closed before an answer; heard: " + unread);
            }
        }
        String heard = unread.toString();
        unread.setLength(0);
        return heard;
    }

    WireClient opens() {
        asksForFeatures();
        return this;
    }

    WireClient says(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WireClient upgrades() {
        opens().says("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").hears("<proceed"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        beginsTls("");
        return this;
    }

    WireClient logsIn(String user, String password, String resource) {
        String secret = Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
        opens().says("<auth" + SASL + " mechanism='PLAIN'>" + secret + "</auth>").hears("<success" + SASL + "/>");
        opens().says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>").hears("</iq>");
        return this;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean read() {
        try {
            InputStream in = socket.getInputStream();
            var bytes = new byte[8192];
            int length = in.read(bytes);
            if (length > 0) {
                unread.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
            return length >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException("heard so far: " + unread, e);
        }
    }

    private static final class Gullible implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("not a server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // Any will do.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
