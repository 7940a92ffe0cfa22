package chat.granta.dns.zone;

import chat.granta.dns.DnsAnswer;
import chat.granta.dns.DnsClient;
import chat.granta.dns.PublicAddress;
import chat.granta.dns.TlsaRecord;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks whether what is published leads others to an installation (RFC 6120 section 3.2), and says what to do where it does not. */
public final class ZoneCheck {
    private static final int SOON_DAYS = 14;

    private final DnsClient dns;
    private final Installation installation;
    private final List<Finding> findings = new ArrayList<>();
    private boolean isInVain;

    private ZoneCheck(DnsClient dns, Installation installation) {
        this.dns = dns;
        this.installation = installation;
    }

    /** Asks the DNS, one question after the other. */
    public static List<Finding> of(DnsClient dns, Installation installation) {
        var check = new ZoneCheck(dns, installation);
        if (!installation.domain().contains(".")) {
            return List.of(Finding.wrong(installation.domain()
                    + " is no domain that others can find: start with --domain and one of your own"));
        }
        for (Installation.Service service : installation.services()) {
            check.service(service, installation.domain());
        }
        for (String domain : installation.further()) {
            installation.services().stream().filter(Installation.Service::isForServers)
                    .forEach(service -> check.service(service, domain));
        }
        installation.hosts().forEach(check::host);
        installation.hosts().forEach(check::certificateRecords);
        check.insecureText();
        return List.copyOf(check.findings);
    }

    /** The answer; null when there is none, which has been said. */
    private @Nullable DnsAnswer ask(String name, int type) {
        if (isInVain) {
            return null;
        }
        try {
            return dns.ask(DnsClient.name(name), type).toCompletableFuture().join();
        } catch (TextParseException e) {
            findings.add(Finding.wrong(name + " is not a name of the DNS"));
        } catch (CompletionException e) {
            isInVain = !(e.getCause() instanceof UnknownHostException);
            findings.add(Finding.wrong(isInVain
                    ? "the name servers do not answer, so that nothing more is known: ask others with --granta.dns.servers=HOST:PORT"
                    : name + ' ' + Type.string(type) + " cannot be looked up: " + e.getCause().getMessage()
                            + "; see that the zone's own name servers answer"));
        }
        return null;
    }

    private void service(Installation.Service service, String domain) {
        String name = service.name() + '.' + domain;
        DnsAnswer answer = ask(name, Type.SRV);
        if (answer == null) {
            return;
        }
        List<SRVRecord> published = answer.of(SRVRecord.class);
        if (published.isEmpty()) {
            findings.add(Finding.wrong(name + " has no SRV record: publish "
                    + ZoneRecord.of(service, domain, installation).getFirst().data()));
            return;
        }
        if (published.stream().anyMatch(one -> one.getTarget().equals(Name.root))) {
            findings.add(Finding.wrong(name + " says '.', that there is no such service: publish "
                    + ZoneRecord.of(service, domain, installation).getFirst().data() + " instead"));
            return;
        }
        int before = -1;
        for (String host : installation.hosts()) {
            SRVRecord found = published.stream().filter(one -> isHost(one.getTarget(), host)).findFirst().orElse(null);
            if (found == null) {
                findings.add(
                        Finding.wrong(name + " does not name " + host + ": publish a record beside the others, ... "
                                + service.port() + ' ' + host + '.'));
            } else if (found.getPort() != service.port()) {
                findings.add(Finding.wrong(name + " names port " + found.getPort() + " of " + host
                        + ", and this server listens on " + service.port() + ": change the record or the setting"));
            } else if (found.getPriority() < before) {
                findings.add(Finding
                        .wrong(name + " has " + host + " tried before the machine ahead of it: its first number, "
                                + found.getPriority() + ", must be above " + before));
            } else {
                findings.add(Finding.ok(name + " names " + host + ':' + found.getPort() + ", priority "
                        + found.getPriority()));
            }
            before = found == null ? before : found.getPriority();
        }
        published.stream().filter(one -> installation.hosts().stream().noneMatch(host -> isHost(one.getTarget(), host)))
                .forEach(one -> findings.add(Finding.wrong(name + " also names " + DnsClient.text(one.getTarget()) + ':'
                        + one.getPort()
                        + ": if it is one of this installation's machines, name it with --host or --spare;"
                        + " else remove the record, or some will connect there")));
    }

    private static boolean isHost(Name target, String host) {
        try {
            return target.equals(DnsClient.name(host));
        } catch (TextParseException e) {
            return false;
        }
    }

    private void host(String host) {
        DnsAnswer alias = ask(host, Type.CNAME);
        if (alias == null) {
            return;
        }
        if (!alias.of(CNAMERecord.class).isEmpty()) {
            findings.add(Finding.wrong(host + " is an alias of "
                    + DnsClient.text(alias.of(CNAMERecord.class).getFirst().getTarget())
                    + ", which RFC 2782 forbids: name that host, or give this one its own addresses"));
        }
        DnsAnswer four = ask(host, Type.A);
        DnsAnswer six = ask(host, Type.AAAA);
        if (four == null || six == null) {
            return;
        }
        Set<InetAddress> addresses = new LinkedHashSet<>();
        four.of(ARecord.class).forEach(one -> addresses.add(one.getAddress()));
        six.of(AAAARecord.class).forEach(one -> addresses.add(one.getAddress()));
        if (addresses.isEmpty()) {
            findings.add(Finding
                    .wrong(host + " has no address: publish an A record for it, and an AAAA record if it has IPv6"));
            return;
        }
        for (InetAddress address : addresses) {
            findings.add(PublicAddress.is(address)
                    ? Finding.ok(host + " is " + address.getHostAddress())
                    : Finding.wrong(host + " is " + address.getHostAddress()
                            + ", which nobody outside can reach: publish the address that others see"));
        }
        if (six.records().isEmpty()) {
            findings.add(Finding.note(host + " has no IPv6 address: publish an AAAA record if it has one"));
        }
    }

    private void certificateRecords(String host) {
        List<String> without = new ArrayList<>();
        for (int port : ZoneRecord.ports(installation).toList()) {
            String name = "_" + port + "._tcp." + host;
            DnsAnswer answer = ask(name, Type.TLSA);
            if (answer != null && answer.records().isEmpty()) {
                without.add(Integer.toString(port));
            } else if (answer != null) {
                certificateRecords(name, answer);
            }
        }
        if (!without.isEmpty()) {
            findings.add(Finding.note(host + " has no TLSA records for port " + String.join(", ", without)
                    + ", which are of use in a signed zone only (DNSSEC)"));
        }
    }

    private void certificateRecords(String name, DnsAnswer answer) {
        List<TlsaRecord> published = answer.of(TLSARecord.class).stream().map(one -> new TlsaRecord(
                one.getCertificateUsage(), one.getSelector(), one.getMatchingType(),
                one.getCertificateAssociationData()))
                .toList();
        Installation.Certificate certificate = installation.certificate();
        if (certificate == null) {
            findings.add(Finding.note(name + " has a TLSA record, and there is no certificate to compare it with"));
        } else if (published.stream().anyMatch(certificate::isMeantBy)) {
            findings.add(Finding.ok(name + " has a TLSA record of the certificate in use"));
        } else {
            findings.add(Finding.wrong(name
                    + " has a TLSA record of another certificate, so that careful servers refuse this one: publish "
                    + certificate.tlsa() + ", or remove the record"));
        }
    }

    private void insecureText() {
        String name = "_xmppconnect." + installation.domain();
        DnsAnswer answer = ask(name, Type.TXT);
        if (answer != null && !answer.of(TXTRecord.class).isEmpty()) {
            findings.add(Finding.wrong(name + " has a TXT record, which XEP-0156 has given up as insecure: remove it"));
        }
    }

    /** What can be said of the certificate without the DNS (RFC 6120 section 13.7.1.2). */
    public static List<Finding> ofCertificate(Installation installation, Instant now) {
        Installation.Certificate certificate = installation.certificate();
        if (certificate == null) {
            return List.of(Finding.wrong(
                    "there is no certificate yet: the first start makes a self-signed one, and granta.tls.certificate"
                            + " names another"));
        }
        List<Finding> findings = new ArrayList<>();
        Stream.concat(Stream.of(installation.domain()), installation.further().stream()).distinct()
                .forEach(domain -> findings.add(certificate.names().contains(domain)
                        ? Finding.ok("the certificate is for " + domain)
                        : Finding.wrong("the certificate (" + certificate.file() + ") is not for " + domain
                                + ": get one with that name, which is the domain in addresses"
                                + (installation.hosts().stream().anyMatch(certificate.names()::contains)
                                        ? "; that it is for a machine's name does not help"
                                        : ""))));
        findings.add(certificate.objection() == null
                ? Finding.ok("others believe the certificate")
                : Finding.wrong("others do not believe the certificate: " + certificate.objection()
                        + "; get one from an authority that they know. Until then clients ask their users, and other servers fall back to dialback"));
        findings.add(validity(certificate, now));
        return findings;
    }

    private static Finding validity(Installation.Certificate certificate, Instant now) {
        long days = ChronoUnit.DAYS.between(now, certificate.until());
        String date = LocalDate.ofInstant(certificate.until(), ZoneOffset.UTC).toString();
        if (certificate.until().isBefore(now)) {
            return Finding
                    .wrong("the certificate is out of date since " + date + ": renew it, and put the new one into "
                            + certificate.file() + ", which is read again by itself");
        }
        return days < SOON_DAYS
                ? Finding.wrong("the certificate is out of date on " + date + ", in " + days + " days: renew it")
                : Finding.ok("the certificate is good until " + date);
    }
}
