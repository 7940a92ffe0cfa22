package chat.granta.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadTestTest {
    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            chat                                       | '--port=<port>'
            nonsense                                   | 'nonsense'
            chat --port x                              | '--port'
            chat --port 70000                          | --port is from 1 to 65535
            chat --port 1 --users 3                    | --users is an even number
            chat --port 1 --window 0                   | --window is at least 1
            chat --port 1 --duration soon              | 'soon' is not a duration
            chat --port 1 --duration 10ms              | --duration is at least 1s
            chat --port 1 --tls maybe                  | maybe
            chat --port 1 --mechanism NTLM             | 'NTLM' is not a mechanism
            chat --port 1 --pid 4194999                | --pid
            chat --port 1 --user-prefix a~b            | ~
            chat --port 1 --json /no/such/dir/x.json   | /no/such/dir
            chat --port 1 --nonsense                   | --nonsense
            rate --port 1 --rate 0                     | --rate is above 0
            handshakes --port 1 --tls starttls         | --tls direct
            idle --port 1                              | --pid is needed
            sockets --port 1 --behaviour rude          | rude
            login --port 1 --concurrency 0             | --concurrency is at least 1
            rooms --port 1 --users 10 --rooms 3        | --users is a multiple of --rooms
            rooms --port 1 --users 10 --speakers 2     | --speakers is at least 1
            """)
    void wrongUsageIsOneLineAndExit2(String arguments, String named) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(errors.toString()).startsWith("loadtest: ").contains(named).hasLineCount(1);
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsOneLineAndExit1() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(run("chat --users 2 --port " + port)).isEqualTo(1);
        assertThat(errors.toString()).startsWith("loadtest: login failed: ").contains("refused").hasLineCount(1);
    }

    @Test
    void helpListsTheScenarios() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString()).contains("chat", "rate", "login", "idle", "handshakes", "sockets", "rooms",
                "entrance");
    }

    private int run(String arguments) {
        CommandLine line = LoadTest.commandLine();
        line.setErr(new PrintWriter(errors, true)).setOut(new PrintWriter(output, true));
        return line.execute(arguments.split(" "));
    }
}
