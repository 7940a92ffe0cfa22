package chat.granta.chaos.traffic;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How everybody of the suite comes in: over direct TLS, with one password, as the resource {@code chaos}. */
public final class Login {
    public static final String DOMAIN = "localhost";
    private static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Login() {}

    /** Writes a password file with everybody who may come: {@code <prefix>0}, {@code <prefix>1} …. */
    public static void writePasswords(Path file, List<String> prefixes, int pairs) throws IOException {
        var lines = new ArrayList<String>();
        for (String prefix : prefixes) {
            for (int i = 0; i < 2 * pairs; i++) {
                lines.add(prefix + i + ":{PLAIN}" + PASSWORD);
            }
        }
        Files.write(file, lines);
    }

    /** A connection with a resource bound, on which nothing else has been said. */
    public static XmppClient as(String name, InetSocketAddress gateway) throws IOException, InterruptedException {
        XmppClient client = XmppClient.connectTls(gateway, DOMAIN);
        var negotiation = new Negotiation(client, PATIENCE);
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", name, PASSWORD));
        negotiation.openStream();
        negotiation.bind("chaos");
        return client;
    }
}
