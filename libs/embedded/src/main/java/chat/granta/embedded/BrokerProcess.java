package chat.granta.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The embedded broker alone, as a process of its own that tests can kill. Arguments: data directory, port (0 for a free
 * one); and as a node of a cluster, the cluster's id, the node's number, and the controllers' ports. Prints
 * {@code ready HOST:PORT} on standard output, and stops when its standard input ends.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2 && arguments.length < 5) {
            System.err.println("usage: BrokerProcess DATA-DIRECTORY PORT [CLUSTER-ID NODE CONTROLLER-PORT...]");
            System.exit(2);
        }
        PrintStream out = System.out;
        // Whatever logs to the console must not mix with the one line that the parent reads.
        System.setOut(System.err);
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "chat/granta/embedded/broker-process-logback.xml");
        }
        try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]),
                quorum(arguments))) {
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

    private static Quorum quorum(String... arguments) {
        return arguments.length == 2
                ? Quorum.alone()
                : new Quorum(arguments[2], Integer.parseInt(arguments[3]),
                        Arrays.stream(arguments).skip(4).map(Integer::valueOf).toList());
    }
}
