package chat.granta.chaos.people;

import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** Compares somebody's archive (XEP-0313) with what was sent in both directions: each number once, and in this order. */
final class ArchiveInspection {
    private static final int AT_ONCE = 20;

    private final Correspondent owner;
    private final List<InetSocketAddress> gateways;
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();

    private ArchiveInspection(Correspondent owner, List<InetSocketAddress> gateways) {
        this.owner = owner;
        this.gateways = gateways;
    }

    /** Looks into everybody's, several at once. */
    static List<String> findings(List<Correspondent> owners, List<InetSocketAddress> gateways)
            throws InterruptedException, ExecutionException {
        try (var inspections = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            owners.forEach(owner -> tasks.add(new ArchiveInspection(owner, gateways)::findings));
            List<String> findings = new ArrayList<>();
            for (Future<List<String>> inspection : inspections.invokeAll(tasks)) {
                findings.addAll(inspection.get());
            }
            return findings;
        }
    }

    private List<String> findings() throws IOException, InterruptedException {
        ArchiveReader.read(owner.name(), gateways, owner.name() + '@' + Login.DOMAIN, this::note);
        List<String> findings = new ArrayList<>();
        compare("sent", owner.out(), sent, findings);
        compare("received", owner.in(), received, findings);
        return findings;
    }

    private void compare(String which, Direction direction, List<Integer> found, List<String> findings) {
        List<Integer> expected = IntStream.rangeClosed(1, direction.sent()).boxed().toList();
        List<Integer> counted = new ArrayList<>();
        for (Integer number : found) {
            if (!direction.isUncertain(number) || !counted.contains(number)) {
                counted.add(number);
            }
        }
        if (!counted.equals(expected)) {
            List<Integer> missing = new ArrayList<>(expected);
            missing.removeAll(counted);
            findings.add("%s's archive has %d %s, missing %s, ought to have %d in order".formatted(owner.name(),
                    found.size(), which, missing, expected.size()));
        }
    }

    private void note(Element kept) {
        Element body = Xml.child(kept, "jabber:client", "body");
        boolean isOwn = kept.getAttribute("from").startsWith(owner.name() + '@');
        (isOwn ? sent : received).add(body == null ? 0 : Integer.parseInt(body.getTextContent()));
    }
}
