package chat.granta.tls;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a TLS provider costs the server: processor time of a handshake, and memory of an idle connection. Not a test; the
 * figures are in {@code docs/adr/0004-tls-provider.md}. Arguments: provider, protocol, handshakes, connections.
 *
 * <pre>java -Xms2g -Xmx2g -XX:+AlwaysPreTouch -XX:+UseSerialGC -cp … chat.granta.tls.TlsBench jdk TLSv1.3 5000 5000</pre>
 *
 * The heap is touched beforehand, so that growth of the resident set is memory outside of it.
 */
final class TlsBench {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final int RECORD = 40_000;

    private final TlsServer server;
    private final SSLContext client;
    private final String protocol;
    private final ByteBuffer toServer = ByteBuffer.allocateDirect(RECORD);
    private final ByteBuffer toClient = ByteBuffer.allocateDirect(RECORD);
    private final ByteBuffer plain = ByteBuffer.allocateDirect(RECORD);
    private long serverNanos;

    private TlsBench(TlsSettings.Provider provider, String protocol) throws IOException, GeneralSecurityException {
        Path data = Files.createTempDirectory("tls-bench");
        var settings = new TlsSettings(null, null, provider, List.of(), null, Duration.ofSeconds(10));
        this.server = new TlsServer(settings, List.of("localhost"), data, "xmpp-client", null);
        this.client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[]{new Gullible()}, null);
        client.getClientSessionContext().setSessionCacheSize(1);
        this.protocol = protocol;
    }

    public static void main(String[] arguments) throws Exception {
        var provider = TlsSettings.Provider.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        var bench = new TlsBench(provider, arguments[1]);
        int handshakes = Integer.parseInt(arguments[2]);
        bench.handshakes(handshakes / 2);
        long nanos = bench.handshakes(handshakes);
        System.out.printf("%s %s: %.0f handshakes/s of one processor, the server's side alone%n", provider,
                bench.protocol, handshakes * 1e9 / nanos);
        bench.memory(provider, Integer.parseInt(arguments[3]));
    }

    private long handshakes(int count) throws SSLException {
        serverNanos = 0;
        for (int i = 0; i < count; i++) {
            SslHandler server = (SslHandler) this.server.direct(PooledByteBufAllocator.DEFAULT);
            handshake(server.engine());
            server.engine().closeOutbound();
            ReferenceCountUtil.release(server.engine());
        }
        return serverNanos;
    }

    private void memory(TlsSettings.Provider provider, int connections) throws Exception {
        long heap = usedHeap();
        long resident = resident();
        List<SslHandler> idle = new ArrayList<>(connections);
        for (int i = 0; i < connections; i++) {
            SslHandler server = (SslHandler) this.server.direct(PooledByteBufAllocator.DEFAULT);
            handshake(server.engine());
            idle.add(server);
        }
        long heapNow = usedHeap();
        long residentNow = resident();
        System.out.printf("%s %s: idle connection %.1f KiB of heap and %.1f KiB outside%n", provider, protocol,
                (heapNow - heap) / 1024.0 / idle.size(), (residentNow - resident) / 1024.0 / idle.size());
    }

    private void handshake(SSLEngine server) throws SSLException {
        SSLEngine other = client.createSSLEngine("localhost", 5222);
        other.setUseClientMode(true);
        other.setEnabledProtocols(new String[]{protocol});
        toServer.clear();
        toClient.clear();
        boolean isServerDone = false;
        boolean isClientDone = false;
        for (int i = 0; i < 100 && !(isServerDone && isClientDone && toClient.position() == 0); i++) {
            isClientDone |= step(other, toClient, toServer);
            long start = System.nanoTime();
            isServerDone |= step(server, toServer, toClient);
            serverNanos += System.nanoTime() - start;
        }
        if (!isServerDone || !isClientDone) {
            throw new IllegalStateException("handshake did not end");
        }
    }

    /** Goes as far as the engine can; true when its handshake is over. */
    private boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && !isBegun(engine)) {
            engine.beginHandshake();
        }
        boolean isMoving = true;
        while (isMoving) {
            isMoving = false;
            if (in.hasRemaining()) {
                plain.clear();
                isMoving = engine.unwrap(in, plain).bytesConsumed() > 0;
            }
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
                isMoving = true;
            }
            if (!in.hasRemaining() && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP && isBegun(engine)) {
                // OpenSSL looks at what it has taken only when it is called again.
                engine.unwrap(EMPTY, plain);
            }
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                isMoving = true;
                if (engine.wrap(EMPTY, out).getHandshakeStatus() == HandshakeStatus.FINISHED) {
                    break;
                }
            }
        }
        in.compact();
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && isBegun(engine);
    }

    private static boolean isBegun(SSLEngine engine) {
        String spoken = engine.getSession().getProtocol();
        return !spoken.equals("NONE") && !spoken.equals("unknown");
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElseThrow();
    }

    private static final class Gullible implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("not a server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Any will do.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
