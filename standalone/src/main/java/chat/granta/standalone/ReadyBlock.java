package chat.granta.standalone;

import java.util.Map;
import org.springframework.core.env.Environment;

/** What is printed, once, when clients may come. */
final class ReadyBlock {
    private ReadyBlock() {}

    static void print(Environment settings, Map<String, String> firstUsers) {
        String domain = settings.getRequiredProperty("granta.domain");
        var block = new StringBuilder();
        block.append("Granta is ready\n");
        line(block, "domain", domain);
        line(block, "clients", "port " + settings.getProperty("granta.c2s.port") + " (STARTTLS), port "
                + settings.getProperty("granta.c2s.tls-port") + " (direct TLS)");
        line(block, "user administration", "http://127.0.0.1:" + settings.getProperty("granta.auth.port")
                + "/users (token in " + settings.getProperty("granta.data") + "/secrets.properties)");
        line(block, "health and metrics",
                "http://127.0.0.1:" + settings.getProperty("management.server.port") + "/actuator/health");
        line(block, "log", settings.getRequiredProperty("logging.file.name"));
        firstUsers.forEach((name, password) -> line(block, "user made", name + '@' + domain + "  password "
                + password));
        line(block, "make a user", "./granta user add NAME");
        System.out.print(block);
        System.out.flush();
    }

    private static void line(StringBuilder block, String what, String value) {
        block.append("  ").append(what).append(": ").append(value).append('\n');
    }
}
