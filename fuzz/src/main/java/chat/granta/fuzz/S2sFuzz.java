package chat.granta.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Any bytes on a stream that another server opens, before or after it has proved a domain: the gateway answers with a stream or nothing,
 * never admits a failure of its own, and lets nobody speak for a domain that is not proved, or to one that is not served. The first byte says
 * how far the stream has come before: opened, proved, proved and for both directions, and with its stanzas counted.
 */
public final class S2sFuzz {
    private static final String HEADER = "<stream:stream xmlns='jabber:server' "
            + "xmlns:stream='http://etherx.jabber.org/streams' xmlns:db='jabber:server:dialback' "
            + "from='mantua.example' to='verona.example' version='1.0'>";
    private static final String BIDI = "<bidi xmlns='urn:xmpp:bidi'/>";
    private static final String KEY = "<db:result from='mantua.example' to='verona.example'>" + ServerStream.RIGHT_KEY
            + "</db:result>";
    private static final String ENABLE = "<enable xmlns='urn:xmpp:sm:3' resume='true'/>";
    private static final String[] BEGINNINGS = {"", HEADER, HEADER + KEY, HEADER + BIDI + KEY,
            HEADER + BIDI + KEY + ENABLE};

    private S2sFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var stream = new ServerStream();
        stream.say(BEGINNINGS[(input[0] & 0xff) % BEGINNINGS.length].getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        int cut = new Random(Arrays.hashCode(bytes)).nextInt(bytes.length + 1);
        stream.say(Arrays.copyOfRange(bytes, 0, cut));
        stream.say(Arrays.copyOfRange(bytes, cut, bytes.length));
        String heard = stream.end();
        if (heard.contains(SocketFuzz.FAILURE)) {
            throw new AssertionError("the gateway failed: " + heard);
        }
        if (!heard.isEmpty() && !heard.startsWith("<?xml version='1.0'?><stream:stream ")) {
            throw new AssertionError("not a stream: " + heard);
        }
    }
}
