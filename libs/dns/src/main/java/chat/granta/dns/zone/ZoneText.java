package chat.granta.dns.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The records to publish, as a zone file has them, with what they are for. */
public final class ZoneText {
    private static final int LONGEST = 100;

    private ZoneText() {}

    /** The lines; those that begin with {@code ;} are for people. */
    public static List<String> of(Installation installation) {
        List<ZoneRecord> services = ZoneRecord.services(installation);
        List<ZoneRecord> certificates = ZoneRecord.certificates(installation);
        int width = Stream.concat(services.stream(), certificates.stream()).mapToInt(one -> one.name().length()).max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("; Records for " + installation.domain() + ", served by " + String.join(", then ",
                installation.hosts()));
        if (installation.isDelegated()) {
            lines.addAll(delegation(installation));
        }
        lines.add(";");
        lines.add("; Where clients and other servers connect. The lowest first number is tried first.");
        services.forEach(one -> lines.add(one.line(width)));
        lines.add(";");
        lines.add("; Each of " + String.join(", ", installation.hosts())
                + " needs an A record, and an AAAA record if it has IPv6; an alias (CNAME) will not do.");
        if (!certificates.isEmpty()) {
            lines.add(";");
            lines.add(
                    "; For zones that are signed (DNSSEC): the certificate's key, by which other servers know it. When the key is changed,");
            lines.add(
                    "; publish the new key's records beside these, and wait for their time to live, before it is used.");
            certificates.forEach(one -> lines.add(one.line(width)));
        }
        lines.add(";");
        lines.addAll(wrapped(
                "No /.well-known/host-meta is to be published (XEP-0156): it leads clients to WebSocket and BOSH,"
                        + " which this server does not have. Where https://" + installation.domain()
                        + "/.well-known/host-meta still names those of another server, remove it, or web clients go there."));
        return lines;
    }

    private static List<String> delegation(Installation installation) {
        String domain = installation.domain();
        String host = installation.hosts().getFirst();
        return wrapped("Addresses end in " + domain
                + ", and no machine is called so: that is what these records are for. The certificate is"
                + " for " + domain + " and " + String.join(", ", installation.further())
                + " (the domains in addresses), whatever the machines are called; a certificate for "
                + host + " alone is not believed. Other servers look for " + installation.rooms()
                + ", the rooms' domain, as for one of its own, and for the domain of a component likewise; a record for "
                + domain + " alone does not lead there.");
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder(";");
        for (String word : text.split(" ")) {
            if (line.length() + word.length() >= LONGEST) {
                lines.add(line.toString());
                line = new StringBuilder(";");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
