package chat.granta.s2s.advice;

import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.dns.zone.Finding;
import chat.granta.dns.zone.Installation;
import chat.granta.dns.zone.ZoneCheck;
import chat.granta.dns.zone.ZoneText;
import chat.granta.s2s.component.ComponentSettings;
import chat.granta.settings.SettingException;
import chat.granta.tls.ShownCertificate;
import chat.granta.tls.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The records that an installation needs, and whether they are published, by its settings. */
public final class DnsAdvice {
    private final DnsSettings dns;
    private final Installation installation;

    /**
     * @param hosts the machines, the live one first; none: those of {@code granta.dns.hosts}, else this one
     * @throws SettingException when a setting cannot be used
     */
    public DnsAdvice(Environment settings, List<String> hosts) {
        this.dns = Binder.get(settings).bindOrCreate(DnsSettings.PREFIX, DnsSettings.class);
        String domain = settings.getRequiredProperty("granta.domain");
        String rooms = settings.getProperty("granta.muc.domain", "group." + domain);
        List<String> machines = Stream.of(hosts, dns.hosts(), thisHost()).filter(each -> !each.isEmpty()).findFirst()
                .orElse(List.of()).stream()
                .map(each -> each.endsWith(".") ? each.substring(0, each.length() - 1) : each).toList();
        List<String> components = isFederated(settings)
                ? Binder.get(settings).bindOrCreate("granta.component", ComponentSettings.class).domains()
                : List.of();
        this.installation = new Installation(domain, rooms, components, machines, services(settings),
                certificate(settings, Stream.of(List.of(domain, rooms), components, machines).flatMap(List::stream)
                        .toList()));
    }

    private static List<String> thisHost() {
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            return name.contains(".") && !name.matches("[0-9.]+") && !name.endsWith(".localdomain")
                    ? List.of(name)
                    : List.of();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static boolean isFederated(Environment settings) {
        return settings.getProperty("granta.s2s.enabled", Boolean.class, true);
    }

    private static List<Installation.Service> services(Environment settings) {
        List<Installation.Service> services = new ArrayList<>();
        services.add(service(settings, "_xmpp-client._tcp", "granta.c2s.port", false));
        services.add(service(settings, "_xmpps-client._tcp", "granta.c2s.tls-port", false));
        if (isFederated(settings)) {
            services.add(service(settings, "_xmpp-server._tcp", "granta.s2s.port", true));
            services.add(service(settings, "_xmpps-server._tcp", "granta.s2s.tls-port", true));
        }
        return services;
    }

    private static Installation.Service service(Environment settings, String name, String port, boolean isForServers) {
        return new Installation.Service(name, settings.getRequiredProperty(port, Integer.class), isForServers);
    }

    private static Installation.@Nullable Certificate certificate(Environment settings, List<String> names) {
        var shown = ShownCertificate.of(Binder.get(settings).bindOrCreate(TlsSettings.PREFIX, TlsSettings.class),
                Path.of(settings.getRequiredProperty("granta.data")));
        return shown == null
                ? null
                : new Installation.Certificate(shown.file().toString(), shown.chain(),
                        names.stream().filter(shown::isFor).distinct().toList(), shown.objection(Objects
                                .requireNonNullElse(names.stream().filter(shown::isFor).findFirst().orElse(null),
                                        names.getFirst())));
    }

    /**
     * The records to publish, as a zone file has them.
     *
     * @throws SettingException when nobody knows what the machine is called
     */
    public List<String> records() {
        return ZoneText.of(named());
    }

    /**
     * What is right and what is wrong, and what to do about it: the certificate, and what is published.
     *
     * @throws SettingException when nobody knows what the machine is called
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(ofCertificate());
        findings.addAll(ofRecords());
        return findings;
    }

    /** What is right and what is wrong with the certificate, whatever the machine is called. */
    public List<Finding> ofCertificate() {
        return ZoneCheck.ofCertificate(installation, Instant.now());
    }

    /**
     * What is right and what is wrong with the records that are published.
     *
     * @throws SettingException when nobody knows what the machine is called
     */
    public List<Finding> ofRecords() {
        return ZoneCheck.of(new DnsClient(dns), named());
    }

    private Installation named() {
        if (installation.hosts().isEmpty()) {
            throw new SettingException("granta.dns.hosts",
                    "this machine has no name that others could find: give it with --host chat.example.org");
        }
        return installation;
    }

    /** Who was asked, for people. */
    public String source() {
        return dns.isSystem() ? "the system's name servers" : dns.servers();
    }
}
