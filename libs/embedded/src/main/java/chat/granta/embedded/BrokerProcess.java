package chat.granta.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The embedded broker alone, as a process of its own that tests can kill. Arguments: data directory, port (0 for a free
 * one). Prints {@code ready HOST:PORT} on standard output, and stops when its standard input ends.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: BrokerProcess DATA-DIRECTORY PORT");
            System.exit(2);
        }
        PrintStream out = System.out;
        // Whatever logs to the console must not mix with the one line that the parent reads.
        System.setOut(System.err);
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "chat/granta/embedded/broker-process-logback.xml");
        }
        try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            out.println("ready " + kafka.bootstrapServers());
            out.flush();
            while (System.in.read() >= 0) {
                // Only its end matters.
            }
        } catch (EmbeddedServiceException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
