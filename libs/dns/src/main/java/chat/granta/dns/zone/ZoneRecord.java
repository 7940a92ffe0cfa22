package chat.granta.dns.zone;

import chat.granta.dns.TlsaRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A line of a zone file (RFC 1035 section 5.1). */
record ZoneRecord(String name, String type, String data) {
    private static final int LIVE = 5;
    private static final int STEP = 5;
    private static final int WEIGHT = 1;

    /** SRV records of all services (RFC 2782): the live machine has the lowest number, and each spare a higher one. */
    static List<ZoneRecord> services(Installation installation) {
        List<ZoneRecord> records = new ArrayList<>();
        for (Installation.Service service : installation.services()) {
            records.addAll(of(service, installation.domain(), installation));
        }
        for (String domain : installation.further()) {
            installation.services().stream().filter(Installation.Service::isForServers)
                    .forEach(service -> records.addAll(of(service, domain, installation)));
        }
        return records;
    }

    static List<ZoneRecord> of(Installation.Service service, String domain, Installation installation) {
        List<ZoneRecord> records = new ArrayList<>();
        for (int i = 0; i < installation.hosts().size(); i++) {
            records.add(new ZoneRecord(service.name() + '.' + domain, "SRV", (LIVE + STEP * i) + " " + WEIGHT + ' '
                    + service.port() + ' ' + installation.hosts().get(i) + '.'));
        }
        return records;
    }

    /** What is said of the certificate at each port of each machine (RFC 7673 section 3.3). */
    static List<ZoneRecord> certificates(Installation installation) {
        Installation.Certificate certificate = installation.certificate();
        if (certificate == null) {
            return List.of();
        }
        TlsaRecord tlsa = certificate.tlsa();
        return installation.hosts().stream().flatMap(host -> ports(installation)
                .map(port -> new ZoneRecord("_" + port + "._tcp." + host, "TLSA", tlsa.toString()))).toList();
    }

    static Stream<Integer> ports(Installation installation) {
        return installation.services().stream().map(Installation.Service::port).distinct();
    }

    /** @param width of the names before it and behind it */
    String line(int width) {
        return String.format("%-" + (width + 1) + "s IN %-4s %s", name + '.', type, data);
    }
}
