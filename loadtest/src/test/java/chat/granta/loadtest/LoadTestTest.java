package chat.granta.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadTestTest {
    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --port 1 --users 2                         | say what to do with --scenario: chat, rate, login, reconnect
            --port 1 --scenario                        | --scenario
            --scenario nonsense --port 1               | 'nonsense'
            --port 1 --scenario chat --users 3         | --users is an even number
            --scenario=chat --port 1 --users 3         | --users is an even number
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
            chat --port 1 --user-pattern a~{n}         | ~
            chat --port 1 --user-pattern alice         | --user-pattern has {n}
            chat --port 1 --accounts /no/such/file     | --accounts: /no/such/file cannot be read
            chat --port 1 --ca /no/such/file           | --ca: /no/such/file cannot be read
            chat --port 1 --ca /dev/null --insecure    | do not go together
            chat --port 1 --peer-port 2                | --peer-port and --peer-domain go together
            chat --port 1 --html /no/such/dir/x.html   | --html: no directory /no/such/dir
            chat --port 1 --json /no/such/dir/x.json   | /no/such/dir
            chat --port 1 --nonsense                   | --nonsense
            rate --port 1 --rate 0                     | --rate is above 0
            handshakes --port 1 --tls starttls         | --tls direct
            handshakes --port 1 --tls direct           | --insecure
            reconnect --port 1 --storms 0              | --storms is at least 1
            day --port 1 --users 8                     | --users is at least 20
            day --port 1 --login-rate 0                | above 0
            presence --port 1 --users 10 --contacts 3  | --contacts is an even number
            rooms --port 1 --rate -1                   | --rate is not negative
            compare                                    | FILE.json
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
        assertThat(errors.toString()).startsWith("loadtest: login failed: u1@localhost: nothing listens there: ")
                .contains("refused").hasLineCount(1);
    }

    @Test
    void whatIsNoReportCannotBeCompared(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{}");
        assertThat(run("compare " + file)).isEqualTo(1);
        assertThat(errors.toString()).isEqualToIgnoringNewLines("loadtest: " + file + " is no report of --json");
    }

    @Test
    void helpListsTheScenarios() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString()).contains("chat", "rate", "login", "idle", "handshakes", "sockets", "rooms",
                "entrance", "reconnect", "day", "compare");
    }

    private int run(String arguments) {
        CommandLine line = LoadTest.commandLine();
        line.setErr(new PrintWriter(errors, true)).setOut(new PrintWriter(output, true));
        return LoadTest.execute(line, arguments.split(" "));
    }
}
