package chat.granta.chaos.login;

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
import org.w3c.dom.Element;

/** How everybody of the suite comes in: with one password, over direct TLS as the resource {@code chaos}, or in clear. */
public final class Login {
    public static final String DOMAIN = "localhost";
    public static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Login() {}

    /** Writes a password file with everybody who may come: {@code <prefix>0}, {@code <prefix>1} …. */
    public static void writePasswords(Path file, List<String> prefixes, int people) throws IOException {
        var lines = new ArrayList<String>();
        for (String prefix : prefixes) {
            for (int i = 0; i < people; i++) {
                lines.add(prefix + i + ":{PLAIN}" + PASSWORD);
            }
        }
        Files.write(file, lines);
    }

    /** A connection with a resource bound, on which nothing else has been said. */
    public static XmppClient as(String name, InetSocketAddress gateway) throws IOException, InterruptedException {
        XmppClient client = XmppClient.connectTls(gateway, DOMAIN);
        var negotiation = new Negotiation(client, PATIENCE);
        negotiate(name, negotiation);
        negotiation.bind("chaos");
        return client;
    }

    /** From a new connection to the features of one that is logged in. */
    public static Element negotiate(String name, Negotiation negotiation) throws IOException, InterruptedException {
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", name, PASSWORD));
        return negotiation.openStream();
    }
}
