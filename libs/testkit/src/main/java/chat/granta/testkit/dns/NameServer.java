package chat.granta.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** A name server on a free port of the loopback address that knows what it was told, and says of other names that there are none. */
public final class NameServer implements AutoCloseable {
    private static final int TTL_SECONDS = 1;
    private static final int MAX_BYTES = 4096;

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Set<Name> failing = ConcurrentHashMap.newKeySet();
    private final Set<Name> unproved = ConcurrentHashMap.newKeySet();
    private volatile boolean isValidating;
    private volatile @Nullable SignedZone signed;
    private final AtomicInteger questions = new AtomicInteger();

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() throws SocketException {
        var server = new NameServer(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        Thread.ofPlatform().daemon().name("name-server").start(server::run);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How often it has been asked. */
    public int questions() {
        return questions.get();
    }

    /** An SRV record (RFC 2782); {@code service} such as {@code _xmpp-server._tcp.verona.example}. */
    public NameServer srv(String service, int priority, int weight, int port, String host) {
        records.add(new SRVRecord(name(service), DClass.IN, TTL_SECONDS, priority, weight, port, name(host)));
        return this;
    }

    /** An address of a host, of either family. */
    public NameServer address(String host, String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        records.add(literal instanceof Inet6Address
                ? new AAAARecord(name(host), DClass.IN, TTL_SECONDS, literal)
                : new ARecord(name(host), DClass.IN, TTL_SECONDS, literal));
        return this;
    }

    /** Another name of a host. */
    public NameServer alias(String name, String target) {
        records.add(new CNAMERecord(name(name), DClass.IN, TTL_SECONDS, name(target)));
        return this;
    }

    /** Two names that are each other's alias. */
    public NameServer loop(String one, String other) {
        return alias(one, other).alias(other, one);
    }

    /** A record about a certificate (RFC 6698); {@code name} such as {@code _5269._tcp.host.example}. */
    public NameServer tlsa(String name, int usage, int selector, int matching, byte[] data) {
        records.add(new TLSARecord(name(name), DClass.IN, TTL_SECONDS, usage, selector, matching, data));
        return this;
    }

    public NameServer text(String name, String text) {
        records.add(new TXTRecord(name(name), DClass.IN, TTL_SECONDS, text));
        return this;
    }

    /** Forgets all records of a name. */
    public NameServer withdraw(String name) {
        records.removeIf(record -> record.getName().equals(name(name)));
        return this;
    }

    /** From now on it says that it has validated what it answers (RFC 4035 section 3.2.3), but for names below these. */
    public NameServer validates(String... except) {
        isValidating = true;
        for (String one : except) {
            unproved.add(name(one));
        }
        return this;
    }

    /**
     * Signs all that is below a name (RFC 4035 section 2).
     *
     * @return the zone's key as a trust anchor
     */
    public String sign(String zone) {
        var signing = new SignedZone(name(zone));
        signed = signing;
        return signing.trustAnchor();
    }

    /** Questions about this name fail (SERVFAIL). */
    public NameServer fails(String name) {
        failing.add(name(name));
        return this;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text.endsWith(".") ? text : text + '.');
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void run() {
        byte[] buffer = new byte[MAX_BYTES];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength()))).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Message answer(Message question) {
        questions.incrementAndGet();
        Record asked = question.getQuestion();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setFlag(Flags.RA);
        if (question.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.addRecord(asked, Section.QUESTION);
        if (failing.contains(asked.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return answer;
        }
        if (isValidating && unproved.stream().noneMatch(zone -> asked.getName().subdomain(zone))) {
            answer.getHeader().setFlag(Flags.AD);
        }
        boolean isKnown = addAnswers(answer, asked.getName(), asked.getType());
        if (answer.getSection(Section.ANSWER).isEmpty()) {
            answer.getHeader().setRcode(isKnown ? Rcode.NOERROR : Rcode.NXDOMAIN);
            answer.addRecord(startOfAuthority(), Section.AUTHORITY);
        }
        SignedZone zone = signed;
        if (zone != null && asked.getName().subdomain(zone.name())) {
            zone.sign(answer, asked, records);
        }
        return answer;
    }

    /** Answers, behind an alias if there is one; returns whether there is such a name. */
    private boolean addAnswers(Message answer, Name name, int type) {
        boolean isKnown = false;
        for (Record record : records) {
            isKnown |= record.getName().subdomain(name);
            if (record.getName().equals(name) && record.getType() == type) {
                answer.addRecord(record, Section.ANSWER);
            } else if (record.getName().equals(name) && record instanceof CNAMERecord alias
                    && !answer.findRecord(record, Section.ANSWER)) {
                answer.addRecord(record, Section.ANSWER);
                addAnswers(answer, alias.getTarget(), type);
            }
        }
        return isKnown;
    }

    private static SOARecord startOfAuthority() {
        return new SOARecord(Name.root, DClass.IN, TTL_SECONDS, Name.root, Name.root, 1, 1, 1, 1, TTL_SECONDS);
    }

    @Override
    public void close() {
        socket.close();
    }
}
