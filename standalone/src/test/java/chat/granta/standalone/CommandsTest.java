package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.dns.NameServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    @TempDir
    private Path data = Path.of("");

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            down --data /no/such/place | no Granta runs on /no/such/place
            down --speed 1             | --speed
            user                       | user add NAME
            user add                   | NAME
            user mend romeo            | mend
            user remove romeo          | there is no user romeo
            user list --data /no/such  | there is no password file /no/such/passwd
            user add romeo --data /dev/null/x | /dev/null
            user add a@b               | 'a@b' cannot be a user's name
            user add romeo --domain .. | granta.domain cannot be '..': it must be a domain
            audit                      | audit verify
            audit verify --data /no/such | no Granta runs on /no/such
            audit subject romeo        | --export
            status --brokers           | --granta.kafka.bootstrap-servers
            dns publish                | dns [check]
            dns --granta.dns.sever=x   | granta.dns.sever
            check --speed 1            | --speed
            """)
    void wrongUsageIsOneLineAndExit2(String arguments, String named) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("granta: ").contains(named).hasLineCount(1);
    }

    @Test
    void usersComeAndGo() throws IOException {
        assertThat(run("user add romeo --password rose --domain cam.ac.uk --data " + data)).isZero();
        assertThat(run("user add juliet --data " + data)).isZero();
        assertThat(run("user list --data " + data)).isZero();
        assertThat(run("user remove romeo --data " + data)).isZero();
        assertThat(Files.readString(data.resolve("passwd"))).startsWith("juliet:").hasLineCount(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).matches("""
                added romeo@cam.ac.uk
                added juliet@localhost  password \\S{12}
                romeo
                juliet
                removed romeo@localhost
                """);
    }

    @Test
    void usersAreThoseOfThePasswordFileThatTheSettingsName() throws IOException {
        Path file = data.resolve("mail/passwd");
        assertThat(run("user add romeo --password rose --granta.auth.password-file=" + file)).isZero();
        byte[] latin1 = "juliet:$6$x:10:10:Giulietta di Verona, et\u00e0 13:/\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin1, StandardOpenOption.APPEND);
        said();
        assertThat(run("user list --granta.auth.password-file=" + file)).isZero();
        assertThat(said()).isEqualTo("romeo\njuliet\n");
        assertThat(data.resolve("passwd")).doesNotExist();
    }

    @Test
    void aCheckNamesAWrongValueAndLooksNoFurther() {
        assertThat(run("check --granta.kafka.home-partitions=many --granta.kafka.bootstrap-servers=127.0.0.1:1 --data "
                + data)).isOne();
        assertThat(said()).startsWith("WRONG  granta.kafka.home-partitions cannot be 'many'").hasLineCount(1);
    }

    @Test
    void aMachineWhoseNameNobodyFindsIsCheckedAllTheSame() throws IOException {
        try (NameServer dns = NameServer.start()) {
            assertThat(run("check --data " + data + " --granta.dns.servers=127.0.0.1:" + dns.port())).isOne();
            assertThat(said()).contains("every setting has a value", "there is no password file",
                    "there is no certificate yet");
            assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void linesOfThePasswordFileThatNobodyCanLogInByAreNamed() throws IOException {
        try (NameServer dns = NameServer.start()) {
            String check = "check --data " + data + " --granta.dns.servers=127.0.0.1:" + dns.port();
            Path file = data.resolve("passwd");
            Files.writeString(file, "romeo:$9$what\n".repeat(7));
            assertThat(run(check)).isOne();
            assertThat(said()).contains("WRONG  the password file " + file + " has nobody who can log in",
                    "WRONG  the password file " + file + ", line 1, is passed over: the form of the hash is unknown",
                    "line 5, is passed over", "2 more lines are passed over").doesNotContain("line 6,", "$9$what");
            Files.delete(file);
            run("user add juliet --data " + data);
            said();
            assertThat(run(check)).isOne();
            assertThat(said()).contains("ok     the password file " + file + " has 1 accounts that can log in");
        }
    }

    @Test
    void ofAClusterThatIsElsewhereNothingIsLookedForHere() throws IOException {
        try (NameServer dns = NameServer.start()) {
            String check = "check --granta.kafka.bootstrap-servers=127.0.0.1:1 --granta.dns.servers=127.0.0.1:"
                    + dns.port();
            assertThat(run(check + " --data " + data.resolve("nowhere"))).isOne();
            assertThat(said()).contains("note   a cluster that is elsewhere", "WRONG  the log does not answer")
                    .doesNotContain("WRONG  there is no", "all ports are free", "the disk of");
            assertThat(run(check + " --data " + data.resolve("nowhere") + " --granta.auth.password-file="
                    + data.resolve("passwd"))).isOne();
            assertThat(said()).contains("WRONG  there is no password file");
            assertThat(run(check + " --data " + data)).isOne();
            assertThat(said()).contains("the disk of", "WRONG  there is no password file",
                    "WRONG  there is no certificate").doesNotContain("elsewhere");
        }
    }

    @Test
    void nothingRunsOnAnEmptyDirectory() {
        assertThat(run("status --data " + data)).isEqualTo(3);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("not running (data " + data + ")\n");
    }

    private String said() {
        String said = output.toString(StandardCharsets.UTF_8);
        output.reset();
        return said;
    }

    @Test
    void recordsArePrintedAndWhatIsPublishedIsLookedAt() throws IOException {
        var pki = new TestPki("CA");
        pki.server("cam.ac.uk", "group.cam.ac.uk").write(data.resolve("cert.pem"), data.resolve("key.pem"));
        try (NameServer dns = NameServer.start()) {
            String settings = " --host chat.cam.ac.uk --spare spare.cam.ac.uk --domain cam.ac.uk --data " + data
                    + " --granta.tls.certificate=" + data.resolve("cert.pem") + " --granta.tls.key="
                    + data.resolve("key.pem") + " --granta.dns.servers=127.0.0.1:" + dns.port();
            assertThat(run("dns" + settings)).isZero();
            String zone = said();
            assertThat(zone.lines().filter(line -> !line.startsWith(";"))).hasSize(20)
                    .contains("_xmpp-server._tcp.group.cam.ac.uk.  IN SRV  10 1 5269 spare.cam.ac.uk.")
                    .anyMatch(
                            line -> line.startsWith("_5269._tcp.chat.cam.ac.uk. ") && line.contains(" IN TLSA 3 1 1 "));
            assertThat(zone).contains("; WRONG  _xmpp-client._tcp.cam.ac.uk has no SRV record");
            assertThat(run("dns --granta.component.domains=mail.cam.ac.uk" + settings)).isZero();
            assertThat(said()).contains("_xmpps-server._tcp.mail.cam.ac.uk.  IN SRV  5 1 5270 chat.cam.ac.uk.",
                    "; WRONG  the certificate (" + data.resolve("cert.pem") + ") is not for mail.cam.ac.uk");
            assertThat(run("dns check" + settings)).isOne();
            assertThat(said()).contains("ok     the certificate is for group.cam.ac.uk",
                    "WRONG  chat.cam.ac.uk has no address").doesNotContain(" IN SRV ");
            assertThat(run("check --granta.c2s.ping-timeout=-1s" + settings)).isOne();
            assertThat(said()).contains("WRONG  granta.c2s.ping-timeout");
            assertThat(run("check --granta.kafka.bootstrap-servers=127.0.0.1:1" + settings)).isOne();
            assertThat(said()).contains("WRONG  the log does not answer at 127.0.0.1:1");
            assertThat(run("check" + settings)).isOne();
            assertThat(said()).contains("ok     every setting has a value that it can have", " the disk of " + data,
                    "note   no Granta runs on", "WRONG  there is no password file",
                    "note   granta.contact.abuse is not set", "WRONG  chat.cam.ac.uk has no address");
        }
    }

    private static int run(String arguments) {
        return Commands.commandLine().execute(arguments.split(" "));
    }
}
