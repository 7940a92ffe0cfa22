package chat.granta.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/** A name server on a free port of the loopback address that knows what it was told, and says of other names that there are none. */
public final class NameServer implements AutoCloseable {
    private static final int TTL_SECONDS = 1;
    private static final int MAX_BYTES = 4096;

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Set<Name> failing = ConcurrentHashMap.newKeySet();
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

    /** An IPv4 address of a host. */
    public NameServer address(String host, String address) {
        records.add(new ARecord(name(host), DClass.IN, TTL_SECONDS, InetAddress.ofLiteral(address)));
        return this;
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
        boolean isKnown = false;
        for (Record record : records) {
            isKnown |= record.getName().subdomain(asked.getName());
            if (record.getName().equals(asked.getName()) && record.getType() == asked.getType()) {
                answer.addRecord(record, Section.ANSWER);
            }
        }
        if (!isKnown) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
