package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import chat.granta.testkit.transcript.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Element;

/**
 * RFC 6120 section 10.1: what a client sends right behind a request means what it would have meant after the answer. Every pair of a
 * request and another stanza is performed twice, by friends of their own: in one packet, and with all the time in the world between
 * the two. Romeo and Juliet must see the same both times, each in the same order from either of them. {@code -Dpairs=whole} performs
 * all pairs; otherwise the second stanza is one of a few.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSystem.class)
class PipeliningTest {
    private static final int AT_ONCE = 6;

    /** What Romeo sends; {@code JULIET} is her address, {@code ID} the stanza's id. */
    private enum Sent {
        ACTIVE("<iq type='set' id='ID'><query xmlns='jabber:iq:privacy'><active name='nobody'/></query></iq>"), DEFAULT(
                "<iq type='set' id='ID'><query xmlns='jabber:iq:privacy'><default name='nobody'/></query></iq>"), EDIT(
                        "<iq type='set' id='ID'><query xmlns='jabber:iq:privacy'><list name='usual'>"
                                + "<item type='jid' value='JULIET' action='deny' order='1'/></list></query></iq>"), LIST(
                                        "<iq type='get' id='ID'><query xmlns='jabber:iq:privacy'/></iq>"), BLOCK(
                                                "<iq type='set' id='ID'><block xmlns='urn:xmpp:blocking'><item jid='JULIET'/></block></iq>"), UNBLOCK(
                                                        "<iq type='set' id='ID'><unblock xmlns='urn:xmpp:blocking'><item jid='JULIET'/></unblock></iq>"), SUBSCRIBE(
                                                                "<presence type='subscribe' id='ID' to='JULIET'/>"), SUBSCRIBED(
                                                                        "<presence type='subscribed' id='ID' to='JULIET'/>"), UNSUBSCRIBE(
                                                                                "<presence type='unsubscribe' id='ID' to='JULIET'/>"), UNSUBSCRIBED(
                                                                                        "<presence type='unsubscribed' id='ID' to='JULIET'/>"), RENAME(
                                                                                                "<iq type='set' id='ID'><query xmlns='jabber:iq:roster'><item jid='JULIET' name='J'/></query></iq>"), REMOVE(
                                                                                                        "<iq type='set' id='ID'><query xmlns='jabber:iq:roster'><item jid='JULIET' subscription='remove'/>"
                                                                                                                + "</query></iq>"), ROSTER(
                                                                                                                        "<iq type='get' id='ID'><query xmlns='jabber:iq:roster'/></iq>"), MESSAGE(
                                                                                                                                "<message type='chat' id='ID' to='JULIET'><body>Hi</body></message>"), PRESENCE(
                                                                                                                                        "<presence id='ID'/>"), DIRECTED(
                                                                                                                                                "<presence id='ID' to='JULIET/device'/>"), IQ(
                                                                                                                                                        "<iq type='get' id='ID' to='JULIET/device'><query xmlns='urn:example:question'/></iq>"), CARD(
                                                                                                                                                                "<iq type='get' id='ID'><vCard xmlns='vcard-temp'/></iq>"), ARCHIVED(
                                                                                                                                                                        "<iq type='set' id='ID'><prefs xmlns='urn:xmpp:mam:2' default='never'/></iq>");

        private final String xml;

        Sent(String xml) {
            this.xml = xml;
        }

        boolean isRequest() {
            return ordinal() < MESSAGE.ordinal();
        }

        String to(String juliet, String id) {
            return xml.replace("JULIET", juliet).replace("ID", id);
        }
    }

    private static final Set<Sent> DENYING = EnumSet.of(Sent.ACTIVE, Sent.DEFAULT, Sent.EDIT, Sent.BLOCK, Sent.UNBLOCK);
    private static final Set<Sent> COMMON = EnumSet.of(Sent.MESSAGE, Sent.PRESENCE, Sent.DIRECTED, Sent.IQ, Sent.BLOCK);

    private record Pair(Sent first, Sent second) {
        /** Whether Romeo has blocked Juliet before. */
        boolean beginsBlocked() {
            return first == Sent.UNBLOCK || second == Sent.UNBLOCK;
        }

        /** Whether the second is what people send most, or another request of much effect. */
        boolean isCommon() {
            return COMMON.contains(second);
        }

        /** Whether Juliet may leave Romeo's sight because of the first, while by the second he does not hear of her any more. */
        boolean isBetweenThem() {
            return (first == Sent.UNSUBSCRIBE || first == Sent.REMOVE) && DENYING.contains(second);
        }

        @Override
        public String toString() {
            return first + ", then " + second;
        }
    }

    private static final List<Pair> PAIRS = Arrays.stream(Sent.values()).filter(Sent::isRequest)
            .flatMap(first -> Arrays.stream(Sent.values()).map(second -> new Pair(first, second)))
            .filter(pair -> System.getProperty("pairs", "").equals("whole") || pair.isCommon()).toList();
    static final List<String> PEOPLE = IntStream.range(0, 2 * PAIRS.size()).boxed()
            .flatMap(couple -> Stream.of("romeo" + couple, "juliet" + couple)).toList();

    private RunningSystem system;

    @BeforeAll
    void enter(RunningSystem shared) {
        system = shared;
    }

    @TestFactory
    Stream<DynamicTest> whatIsSentInOnePacketMeansWhatItMeansLater() throws Exception {
        Map<Pair, List<Map<String, List<String>>>> seen = new LinkedHashMap<>();
        try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<Pair, List<Future<Map<String, List<String>>>>> plays = new LinkedHashMap<>();
            int couple = 0;
            for (Pair pair : PAIRS) {
                int number = couple;
                plays.put(pair, List.of(people.submit(() -> perform(pair, number, true)),
                        people.submit(() -> perform(pair, number + 1, false))));
                couple += 2;
            }
            for (Map.Entry<Pair, List<Future<Map<String, List<String>>>>> play : plays.entrySet()) {
                seen.put(play.getKey(),
                        List.of(outcome(play.getValue().getFirst()), outcome(play.getValue().getLast())));
            }
        }
        return seen.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey().toString(),
                () -> assertThat(one.getValue().getFirst()).isEqualTo(one.getValue().getLast())));
    }

    private static Map<String, List<String>> outcome(Future<Map<String, List<String>>> play)
            throws InterruptedException {
        try {
            return play.get();
        } catch (ExecutionException e) {
            return Map.of("failed", List.of(String.valueOf(e.getCause())));
        }
    }

    /** Two friends meet, Romeo sends two stanzas; returns what each has got from whom. */
    private Map<String, List<String>> perform(Pair pair, int couple, boolean isInOnePacket) throws Exception {
        try (var romeo = new Person(system.stage(), "romeo" + couple);
                var juliet = new Person(system.stage(), "juliet" + couple)) {
            romeo.send("<presence/><presence type='subscribed' to='" + juliet.address + "'/>");
            juliet.send("<presence/><presence type='subscribed' to='" + romeo.address + "'/>");
            settle(romeo, juliet);
            romeo.send("<presence type='subscribe' to='" + juliet.address + "'/>");
            juliet.send("<presence type='subscribe' to='" + romeo.address + "'/>");
            settle(romeo, juliet);
            romeo.send(
                    "<iq type='set' id='1'><query xmlns='jabber:iq:privacy'><list name='nobody'><item type='jid' value='"
                            + juliet.address + "' action='deny' order='1'/></list></query></iq>"
                            + "<iq type='set' id='2'><query xmlns='jabber:iq:privacy'><list name='usual'>"
                            + "<item action='allow' order='1'/></list></query></iq>"
                            + "<iq type='get' id='3'><query xmlns='jabber:iq:roster'/></iq>"
                            + "<iq type='get' id='4'><blocklist xmlns='urn:xmpp:blocking'/></iq>");
            settle(romeo, juliet);
            romeo.send("<iq type='set' id='5'><query xmlns='jabber:iq:privacy'><default name='usual'/></query></iq>");
            juliet.send("<iq type='get' id='6'><query xmlns='jabber:iq:roster'/></iq>");
            settle(romeo, juliet);
            if (pair.beginsBlocked()) {
                romeo.send(Sent.BLOCK.to(juliet.address, "7"));
                settle(romeo, juliet);
            }
            romeo.seen.clear();
            juliet.seen.clear();
            String first = pair.first().to(juliet.address, "first");
            String second = pair.second().to(juliet.address, "second");
            if (isInOnePacket) {
                romeo.send(first + second);
            } else {
                romeo.send(first);
                settle(romeo, juliet);
                romeo.send(second);
            }
            settle(romeo, juliet);
            if (pair.isBetweenThem()) {
                romeo.seen.remove("juliet");
            }
            Map<String, List<String>> all = new TreeMap<>();
            romeo.seen.forEach((from, stanzas) -> all.put("Romeo from " + from, stanzas));
            juliet.seen.forEach((from, stanzas) -> all.put("Juliet from " + from, stanzas));
            return all;
        }
    }

    /**
     * What is under way has arrived when both have been answered, by their own accounts and by each other's, also where rosters are kept:
     * several times, because what arrives has consequences.
     */
    private static void settle(Person romeo, Person juliet) throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            romeo.ask(juliet);
            juliet.ask(romeo);
            romeo.read();
            juliet.read();
        }
    }

    private static final class Person implements AutoCloseable {
        final String address;
        final Map<String, List<String>> seen = new TreeMap<>();
        private final String who;
        private final Stage stage;
        private final XmppClient client;
        private int asked;
        private int answered;

        Person(Stage stage, String name) throws IOException, InterruptedException {
            this.stage = stage;
            this.who = name.replaceAll("\\d", "");
            this.address = name + '@' + stage.domain();
            client = XmppClient.connectTls(stage.directTls(), stage.domain());
            var negotiation = new Negotiation(client, stage.patience());
            negotiation.openStream();
            negotiation.authenticate(new PlainAttempt("", name, stage.password()));
            negotiation.openStream();
            negotiation.bind("device");
        }

        void send(String xml) throws IOException {
            client.send(xml);
        }

        void ask(Person other) throws IOException {
            for (String account : List.of(address, other.address)) {
                send("<iq type='get' id='asked" + ++asked + "' to='" + account + "'><vCard xmlns='vcard-temp'/></iq>");
            }
        }

        /** Notes what comes, up to the last answer. */
        void read() throws InterruptedException {
            while (answered < asked) {
                StreamEvent event = Objects.requireNonNull(client.next(stage.patience()), "no answer");
                Element stanza = ((StreamEvent.Received) event).element();
                if (stanza.getAttribute("id").startsWith("asked")) {
                    answered++;
                } else {
                    String from = stanza.getAttribute("from").replaceAll("[\\d@].*", "");
                    seen.computeIfAbsent(from.isEmpty() || from.equals("localhost") ? who : from,
                            _ -> new ArrayList<>()).add(show(stanza));
                }
            }
        }

        /** Presence has no more than its type: which of two comes a second time, in answer to a probe, does not matter. */
        private static String show(Element stanza) {
            String what = stanza.getLocalName() + ' ' + stanza.getAttribute("type");
            String id = stanza.getAttribute("id");
            if (stanza.getLocalName().equals("presence")) {
                return what;
            }
            return what + (id.equals("first") || id.equals("second") ? ' ' + id : "") + Xml.children(stanza).stream()
                    .map(child -> ' ' + Xml.show(child).replaceAll("<stanza-id[^>]*>", "").replaceAll("\\d+", "N"))
                    .reduce("", String::concat);
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
