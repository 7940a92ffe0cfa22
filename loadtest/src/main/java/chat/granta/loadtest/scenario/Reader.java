package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a client that is interested in a node of others (XEP-0163), and says so by a hash that is true (XEP-0115). Items carry
 * {@code ~time~}, when they were published. On its event loop only, but for what is counted.
 */
final class Reader implements Receiver {
    private static final String NODE = "urn:loadtest:items";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String DISCO = "http://jabber.org/protocol/disco#info";
    private static final Pattern ATTRIBUTE = Pattern.compile(" (id|from)=['\"]([^'\"]*)['\"]");
    private static final String VER = hash("client/pc//loadtest<" + DISCO + '<' + NODE + "+notify<");

    private Tally times;
    private @Nullable Connection connection;
    private volatile int heard;
    private volatile int acknowledged;
    private volatile String problem = "";

    Reader(Tally times) {
        this.times = times;
    }

    @Override
    public void ready(Connection with) {
        connection = with;
        with.send("<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:loadtest' ver='" + VER
                + "'/></presence>");
    }

    /** A new part of the run: what is heard of it counts here. */
    void begin(Tally into) {
        times = into;
        heard = 0;
        acknowledged = 0;
    }

    void publish() {
        Objects.requireNonNull(connection).send("<iq type='set' id='publish'><pubsub xmlns='" + PUBSUB
                + "'><publish node='" + NODE + "'><item id='current'><number xmlns='" + NODE + "'>~" + System.nanoTime()
                + "~</number></item></publish></pubsub></iq>");
    }

    @Override
    public void element(Connection from, ElementView element) {
        if (element.isNamed("message") && element.contains("pubsub#event")) {
            times.record(element.digitsAt(element.indexOf('~') + 1), System.nanoTime());
            heard++;
        } else if (element.isNamed("iq")) {
            iq(from, element);
        } else if (element.isNamed("stream:error")) {
            problem = element.toString();
        }
    }

    private void iq(Connection from, ElementView iq) {
        if (iq.contains(DISCO)) {
            from.send("<iq type='result' id='" + attribute(iq, "id") + "' to='" + attribute(iq, "from")
                    + "'><query xmlns='"
                    + DISCO + "' node='urn:loadtest#" + VER
                    + "'><identity category='client' type='pc' name='loadtest'/><feature var='" + DISCO
                    + "'/><feature var='" + NODE + "+notify'/></query></iq>");
        } else if (iq.isError()) {
            problem = iq.toString();
        } else if (attribute(iq, "id").equals("publish")) {
            acknowledged++;
        }
    }

    private static String attribute(ElementView element, String name) {
        Matcher attributes = ATTRIBUTE.matcher(element.toString());
        while (attributes.find()) {
            if (attributes.group(1).equals(name)) {
                return attributes.group(2);
            }
        }
        return "";
    }

    private static String hash(String features) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-1").digest(features.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void closed(Connection gone, String reason) {
        problem = problem.isEmpty() ? reason : problem;
    }

    /** How many notifications have come in this part of the run. */
    int heard() {
        return heard;
    }

    /** How many own items were acknowledged in this part of the run. */
    int acknowledged() {
        return acknowledged;
    }

    /** Why the connection is gone, or what was refused; empty while all is well. */
    String problem() {
        return problem;
    }
}
