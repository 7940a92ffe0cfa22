package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A role being played: a connection, and what came over it that the play has not read yet. */
final class Actor {
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

    private final Role role;
    private final Stage stage;
    private final Names names;
    private final Map<String, String> sessions;
    private final StanzaCounts counts = new StanzaCounts();
    private final Deque<StreamEvent> unread = new ArrayDeque<>();
    private @Nullable XmppClient client;
    private @Nullable ServerSocket listening;
    private @Nullable String jid;
    private String streamId = "";
    private boolean hasEnded;

    /** @param sessions full JIDs of sessions that anybody may resume (XEP-0198 section 5), by their ids */
    Actor(Role role, Stage stage, Names names, Map<String, String> sessions) {
        this.role = role;
        this.stage = stage;
        this.names = names;
        this.sessions = sessions;
    }

    Role role() {
        return role;
    }

    String account() {
        return stage.account(role.person());
    }

    void connect(boolean isDirectTls) throws IOException {
        begin();
        client = role.isServer()
                ? XmppClient.connect(servers().address(), stage.domain())
                : ofPerson(isDirectTls);
    }

    void connectAsComponent() throws IOException {
        begin();
        InetSocketAddress address = stage.components();
        if (address == null) {
            throw new StepFailure("this stage has no entrance for components");
        }
        client = XmppClient.connect(address, account() + '.' + stage.domain());
    }

    private void begin() throws IOException {
        leave();
        unread.clear();
        counts.connected();
        jid = null;
        hasEnded = false;
    }

    /** XEP-0114 section 3: what a component says that knows the secret. */
    String handshake() {
        try {
            byte[] both = (streamId + stage.password()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private XmppClient ofPerson(boolean isDirectTls) throws IOException {
        return isDirectTls
                ? XmppClient.connectTls(stage.directTls(), stage.domain())
                : XmppClient.connect(stage.starttls(), stage.domain());
    }

    /** A server can be found from now on. */
    void listen() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(Math.toIntExact(stage.patience().toMillis()));
        servers().found(names.toWire(role.domain()), listening.getLocalPort());
    }

    /** The next connection to it. */
    void accept() throws IOException {
        if (listening == null) {
            throw new StepFailure(role + " does not listen");
        }
        begin();
        client = XmppClient.accepted(listening.accept(), stage.domain());
    }

    OtherServers servers() {
        OtherServers others = stage.servers();
        if (others == null || !role.isServer()) {
            throw new StepFailure(role + " is no server, or there are none on this stage");
        }
        return others;
    }

    /** STARTTLS, with a certificate of one's own for a domain. */
    void startTls(String kind, String domain) throws IOException, InterruptedException {
        client().startTls(servers().certificate(kind, names.toWire(domain)));
    }

    boolean isConnected() {
        return client != null;
    }

    XmppClient client() {
        if (client == null) {
            throw new StepFailure(role + " is not connected; \"" + role + " logs in\" or \"connects\" first");
        }
        return client;
    }

    /** Sends text, with the bytes in it that are written in hexadecimal. */
    void send(String text) throws IOException {
        counts.send(text);
        client().send(Variables.bytes(text));
    }

    /** Counts stanzas, on a stream that is managed. */
    StanzaCounts counts() {
        return counts;
    }

    Negotiation negotiation() {
        return new Negotiation(client(), stage.patience());
    }

    void bind(String resource) throws IOException, InterruptedException {
        jid = names.toStage(negotiation().bind(resource));
    }

    /** The full JID in the play's words, or null without a session. */
    @Nullable
    String jid() {
        return jid;
    }

    /** Whether there is a session that stanzas can reach. */
    boolean hasSession() {
        return jid != null && !hasEnded;
    }

    /** Whether there is a stream, but no session on it. */
    boolean isNegotiating() {
        return client != null && client.isWithinStream() && !hasSession();
    }

    /** Takes the closing tag and the end of the connection, when nothing else stands before them. */
    void skipEndOfStream() throws InterruptedException {
        for (StreamEvent event = next(); event != null; event = next()) {
            if (!(event instanceof StreamEvent.Closed)) {
                if (!(event instanceof StreamEvent.Disconnected)) {
                    unread.addFirst(event);
                }
                return;
            }
        }
        throw new StepFailure(role + " closed the stream at the end, and the server did not");
    }

    /** What comes next on the stream, in the play's words; null when nothing comes. */
    @Nullable
    StreamEvent next() throws InterruptedException {
        client();
        return poll(stage.patience());
    }

    /** As {@link #next}, with a patience of its own; null also when there is no connection. */
    @Nullable
    StreamEvent poll(Duration patience) throws InterruptedException {
        if (!unread.isEmpty()) {
            return unread.removeFirst();
        }
        StreamEvent event = client == null ? null : fetch(patience);
        return event != null && isUnmentioned(event) ? poll(patience) : event;
    }

    /** XEP-0198 section 4: a server may ask for an acknowledgement at any time. */
    private static boolean isUnmentioned(StreamEvent event) {
        return event instanceof StreamEvent.Received(Element element) && StanzaCounts.isRequest(element);
    }

    /** What comes next over the connection, whatever was kept. */
    @Nullable
    StreamEvent fetch(Duration patience) throws InterruptedException {
        StreamEvent event = client().next(patience);
        switch (event) {
            case StreamEvent.Opened(Element header) -> streamId = names.toStage(header).getAttribute("id");
            case StreamEvent.Received(Element element) -> note(names.toStage(element));
            case StreamEvent.Closed _,StreamEvent.Disconnected _ -> hasEnded = true;
            case null, default -> {
                // Nothing to note.
            }
        }
        return event;
    }

    /** Keeps what came for a later step. */
    void keep(StreamEvent event) {
        if (!isUnmentioned(event)) {
            unread.addLast(event);
        }
    }

    /** Waits for an element, which it returns, and keeps all that comes before it. */
    Element await(Predicate<Element> isIt, String what) throws InterruptedException {
        for (StreamEvent event = fetch(stage.patience());; event = fetch(stage.patience())) {
            if (event instanceof StreamEvent.Received(Element element) && isIt.test(element)) {
                return element;
            }
            if (!(event instanceof StreamEvent.Received)) {
                throw new StepFailure("instead of " + what + " came " + Events.show(event));
            }
            keep(event);
        }
    }

    /** Strikes what was kept and is no part of the play. */
    void forget(Predicate<Element> isIrrelevant) {
        unread.removeIf(
                event -> event instanceof StreamEvent.Received(Element element) && isIrrelevant.test(element));
    }

    /** Whether such an element has come and is kept. */
    boolean keeps(Predicate<Element> isIt) {
        return unread.stream().anyMatch(event -> event instanceof StreamEvent.Received(Element element)
                && isIt.test(element));
    }

    /** At the end. */
    void retire() throws IOException {
        leave();
        if (listening != null) {
            listening.close();
        }
    }

    /** The connection is dropped, without a word. */
    void leave() throws IOException {
        hasEnded = true;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private void note(Element element) {
        Element bind = Xml.child(element, BIND, "bind");
        Element granted = bind == null ? null : Xml.child(bind, BIND, "jid");
        if (granted != null && element.getAttribute("type").equals("result")) {
            jid = granted.getTextContent();
        }
        counts.receive(element);
        if (StanzaCounts.is(element, "enabled") && jid != null) {
            sessions.put(element.getAttribute("id"), jid);
        } else if (StanzaCounts.is(element, "resumed")) {
            jid = sessions.get(element.getAttribute("previd"));
        }
    }
}
