package chat.granta.testkit.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Signs answers as they are given, with one key (RFC 4035 section 2); that a name is not there is said as RFC 9824 does. */
final class SignedZone {
    private static final int TTL_SECONDS = 1;
    private static final int ZONE_AND_ENTRY_POINT = 257;

    private final Name name;
    private final KeyPair keys;
    private final DNSKEYRecord key;

    SignedZone(Name name) {
        this.name = name;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
            key = new DNSKEYRecord(name, DClass.IN, TTL_SECONDS, ZONE_AND_ENTRY_POINT, DNSKEYRecord.Protocol.DNSSEC,
                    DNSSEC.Algorithm.ECDSAP256SHA256, keys.getPublic());
        } catch (GeneralSecurityException | DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    Name name() {
        return name;
    }

    String trustAnchor() {
        return key.toString();
    }

    /** Adds what proves an answer that has been made, or that there is nothing to answer. */
    void sign(Message answer, Record asked, List<Record> all) {
        if (asked.getName().equals(name) && asked.getType() == Type.DNSKEY) {
            answer.removeAllRecords(Section.AUTHORITY);
            answer.addRecord(key, Section.ANSWER);
        }
        answer.getHeader().setRcode(Rcode.NOERROR);
        if (answer.getSection(Section.ANSWER).isEmpty()) {
            answer.removeAllRecords(Section.AUTHORITY);
            answer.addRecord(new SOARecord(name, DClass.IN, TTL_SECONDS, name, name, 1, 1, 1, 1, TTL_SECONDS),
                    Section.AUTHORITY);
            answer.addRecord(nothing(asked.getName(), all), Section.AUTHORITY);
        }
        for (int section : new int[]{Section.ANSWER, Section.AUTHORITY}) {
            for (RRset set : List.copyOf(answer.getSectionRRsets(section))) {
                answer.addRecord(signature(set), section);
            }
        }
    }

    private NSECRecord nothing(Name asked, List<Record> all) {
        var types = new TreeSet<>(List.of(Type.RRSIG, Type.NSEC));
        List<Record> known = new ArrayList<>(all);
        known.removeIf(record -> !record.getName().equals(asked));
        known.forEach(record -> types.add(record.getType()));
        try {
            return new NSECRecord(asked, DClass.IN, TTL_SECONDS, Name.fromString("\\000", asked),
                    types.stream().mapToInt(Integer::intValue).toArray());
        } catch (TextParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Record signature(RRset set) {
        try {
            Instant now = Instant.now();
            return DNSSEC.sign(set, key, keys.getPrivate(), now.minus(Duration.ofHours(1)),
                    now.plus(Duration.ofHours(1)));
        } catch (DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }
}
