package chat.granta.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Any bytes on a live socket, before or after login: the gateway answers with a stream or nothing, never admits a failure of
 * its own, and goes on serving. The first byte says whether to log in first.
 */
public final class SocketFuzz {
    /** The element, not the words: who is refused is told what was wrong in their own words. */
    static final String FAILURE = "<internal-server-error";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String HEADER = "<stream:stream xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>";
    // RFC 4616: alice, and a password that LiveGateway takes.
    private static final String LOGIN = HEADER + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
            + "AGFsaWNlAHBlbmNpbA==</auth>";
    private static final String BIND = HEADER
            + "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

    private static final LiveGateway GATEWAY = LiveGateway.start();

    private SocketFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        boolean logsIn = (input[0] & 1) == 0;
        String heard = talk(logsIn, Arrays.copyOfRange(input, 1, input.length));
        if (heard.contains(FAILURE)) {
            throw new AssertionError("the gateway failed: " + heard);
        }
        if (!heard.isEmpty() && !heard.startsWith("<?xml version='1.0'?><stream:stream ")) {
            throw new AssertionError("not a stream: " + heard);
        }
        if (logsIn && !heard.contains("<jid>alice@localhost/")) {
            throw new AssertionError("no login although the gateway should go on serving: " + heard);
        }
    }

    private static String talk(boolean logsIn, byte[] bytes) throws IOException {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", GATEWAY.port()));
            var heard = new ByteArrayOutputStream();
            if (logsIn) {
                say(socket, LOGIN.getBytes(StandardCharsets.UTF_8));
                hearUntil(socket, heard, "<success ");
                say(socket, BIND.getBytes(StandardCharsets.UTF_8));
                hearUntil(socket, heard, "</jid>");
            }
            sayInPieces(socket, bytes);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(heard);
            return heard.toString(StandardCharsets.UTF_8);
        }
    }

    private static void sayInPieces(Socket socket, byte[] bytes) {
        int cut = new Random(Arrays.hashCode(bytes)).nextInt(bytes.length + 1);
        try {
            say(socket, Arrays.copyOfRange(bytes, 0, cut));
            say(socket, Arrays.copyOfRange(bytes, cut, bytes.length));
        } catch (IOException _) {
            // The gateway had heard enough.
        }
    }

    private static void say(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static void hearUntil(Socket socket, ByteArrayOutputStream heard, String end) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        int from = heard.size();
        while (heard.toString(StandardCharsets.UTF_8).indexOf(end, from) < 0) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            heard.write(buffer, 0, count);
        }
    }
}
