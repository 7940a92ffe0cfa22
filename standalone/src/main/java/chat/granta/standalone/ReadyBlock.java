package chat.granta.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What is printed, once, when clients may come. */
final class ReadyBlock {
    private ReadyBlock() {}

    /** What runs, and where: what the short commands need to know of it, and nobody may not. */
    static String addresses(Environment settings) {
        String domain = settings.getRequiredProperty("granta.domain");
        var block = new StringBuilder();
        line(block, "domain", domain);
        line(block, "chat rooms", "NAME@" + settings.getProperty("granta.muc.domain", "group." + domain));
        line(block, "clients", "port " + settings.getProperty("granta.c2s.port") + " (STARTTLS), port "
                + settings.getProperty("granta.c2s.tls-port") + " (direct TLS)");
        if (settings.getRequiredProperty("granta.s2s.enabled", Boolean.class)) {
            line(block, "other servers", "port " + settings.getProperty("granta.s2s.port") + " (STARTTLS), port "
                    + settings.getProperty("granta.s2s.tls-port") + " (direct TLS)");
        }
        if (hasComponents(settings)) {
            line(block, "components", "port " + settings.getProperty("granta.component.port") + " (XEP-0114)");
        }
        line(block, "user administration", "http://127.0.0.1:" + settings.getProperty("granta.auth.port")
                + "/users (token in " + settings.getProperty("granta.data") + "/secrets.properties)");
        line(block, "auditors", "http://127.0.0.1:" + settings.getProperty("granta.audit.port"));
        line(block, "health and metrics",
                "http://127.0.0.1:" + settings.getProperty("management.server.port") + "/actuator/health");
        line(block, "log", settings.getRequiredProperty("logging.file.name"));
        line(block, "password file",
                Path.of(settings.getRequiredProperty("granta.auth.password-file")).toAbsolutePath().normalize()
                        .toString());
        return block.toString();
    }

    /**
     * @param addresses of this start
     * @param selfSigned the certificate that clients are shown unless the settings name one
     * @param auditor the name and the password of the first one, if this start has made it
     */
    static void print(Environment settings, String addresses, Path selfSigned, Map<String, String> firstUsers,
            @Nullable String auditor) {
        String domain = settings.getRequiredProperty("granta.domain");
        var block = new StringBuilder("Granta is ready\n").append(addresses);
        firstUsers.forEach((name, password) -> line(block, "user made", name + '@' + domain + "  password "
                + password));
        if (auditor != null) {
            line(block, "auditor", auditor);
        }
        line(block, "make a user", "./granta user add NAME");
        if (!settings.containsProperty("granta.tls.certificate")) {
            certificate(block, selfSigned);
        }
        if (!settings.containsProperty("granta.contact.abuse") || !settings.containsProperty("granta.contact.admin")) {
            line(block, "say whom to write to", "--granta.contact.abuse=mailto:abuse@" + domain
                    + " --granta.contact.admin=mailto:admin@" + domain);
        }
        System.out.print(block);
        System.out.flush();
    }

    /** Whether anybody listens for components. */
    static boolean hasComponents(Environment settings) {
        return !Binder.get(settings).bind("granta.component.domains", Bindable.listOf(String.class))
                .orElseGet(List::of).isEmpty();
    }

    private static void certificate(StringBuilder block, Path selfSigned) {
        line(block, "certificate",
                selfSigned + " (self-signed); to trust it on a client's machine, copy it there, and");
        line(block, "  Debian, Ubuntu", "sudo cp certificate.pem /usr/local/share/ca-certificates/granta.crt"
                + " && sudo update-ca-certificates");
        line(block, "  Fedora, openSUSE, Arch", "sudo trust anchor --store certificate.pem");
        line(block, "  Windows, as administrator", "certutil -addstore Root certificate.pem");
        line(block, "  for one client alone", "README, Trust the certificate");
    }

    private static void line(StringBuilder block, String what, String value) {
        block.append("  ").append(what).append(": ").append(value).append('\n');
    }
}
