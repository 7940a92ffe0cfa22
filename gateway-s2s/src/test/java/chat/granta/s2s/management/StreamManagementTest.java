package chat.granta.s2s.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XEP-0198 between two servers: sections 3 to 5. */
class StreamManagementTest {
    @TempDir
    private static Path directory;

    private static TwoServers.Certificates certificates;

    private final TwoServers both = new TwoServers(certificates);

    @BeforeAll
    static void makeCertificates() {
        certificates = TwoServers.Certificates.in(directory);
    }

    @BeforeEach
    void begin() {
        both.verona.send(both.mantua);
        carryAll();
    }

    @AfterEach
    void end() {
        both.close();
    }

    private void carryAll() {
        for (int i = 0; i < 30; i++) {
            both.carry(Integer.MAX_VALUE);
        }
    }

    private void send(int stanzas) {
        for (int i = 0; i < stanzas; i++) {
            both.verona.send(both.mantua);
        }
    }

    @Test
    void stanzasAreCountedBeforeTheFirstIsSent() {
        String said = both.said.toString();
        assertThat(said).contains("<sm xmlns='urn:xmpp:sm:3'/>", "<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(said.indexOf("<enabled ")).isBetween(0, said.indexOf("<message "));
    }

    /** Section 4: what is on the log is acknowledged, and only that is done. */
    @Test
    void aStanzaIsDoneWhenItIsOnTheOtherServersLog() {
        send(4);
        carryAll();
        assertThat(both.said.toString()).contains("<r xmlns='urn:xmpp:sm:3'/>");
        assertThat(both.verona.done).isEmpty();
        both.mantua.land();
        carryAll();
        assertThat(both.said.toString()).contains("<a xmlns='urn:xmpp:sm:3' h='5'/>");
        assertThat(both.verona.done).hasSize(5);
        assertThat(both.verona.servers.waiting()).isZero();
    }

    @Test
    void whatIsNotAcknowledgedCountsAsWaiting() {
        send(4);
        carryAll();
        assertThat(both.verona.servers.waiting()).isEqualTo(5 * 400);
    }

    /** Section 5: the counts go on, and what the other server has is not sent again. */
    @Test
    void aBrokenStreamGoesOnWithAnother() {
        send(3);
        carryAll();
        both.mantua.land();
        both.said.setLength(0);
        both.cut(true);
        carryAll();
        assertThat(both.said.toString()).contains("<resume xmlns='urn:xmpp:sm:3' h='0' previd='",
                "<resumed xmlns='urn:xmpp:sm:3' h='4' previd='").doesNotContain("<message ");
        assertThat(both.verona.done).hasSize(4);
    }

    /** What has arrived and is not on the log yet is waited for. */
    @Test
    void nothingIsSentAgainThatIsOnItsWayToTheLog() {
        send(3);
        carryAll();
        both.said.setLength(0);
        both.cut(true);
        carryAll();
        assertThat(both.said.toString()).contains("<resume ").doesNotContain("<resumed ");
        both.mantua.land();
        carryAll();
        assertThat(both.said.toString()).contains("<resumed xmlns='urn:xmpp:sm:3' h='4' ").doesNotContain("<message ");
    }

    /** A server that does not know yet that the connection is lost ends the stream for the one that goes on. */
    @Test
    void aStreamThatIsOpenYieldsToTheOneThatGoesOn() {
        send(3);
        both.cut(false);
        carryAll();
        both.mantua.land();
        carryAll();
        assertThat(both.said.toString()).contains("<resumed ");
        carryAll();
        both.mantua.land();
        assertThat(both.mantua.landed).isEqualTo(both.verona.sent());
    }

    /** Who opens the streams does so again for the other side's sake, which cannot. */
    @Test
    void aBrokenStreamGoesOnAlsoWhenOnlyTheOtherSideHasSomethingToSay() {
        both.settle();
        both.mantua.send(both.verona);
        both.cut(false);
        both.said.setLength(0);
        both.pass(Duration.ofSeconds(2));
        both.settle();
        assertThat(both.said.toString()).contains("<resume ", "<resumed ");
        assertThat(both.verona.landed).isEqualTo(both.mantua.sent());
    }

    /** A server that has started anew knows no session: what it has not acknowledged comes again, and may be there already. */
    @Test
    void whatIsForgottenIsSentAgain() {
        send(3);
        carryAll();
        both.mantua.land();
        both.cut(true);
        both.forgetSessions();
        carryAll();
        both.mantua.land();
        assertThat(both.said.toString()).contains("<failed xmlns='urn:xmpp:sm:3'><item-not-found ");
        assertThat(both.mantua.landed).containsSubsequence(both.verona.sent()).hasSize(8);
    }

    /** Section 4: who closes a stream is told the last count. */
    @Test
    void whoClosesAStreamIsToldTheLastCount() {
        send(1);
        carryAll();
        both.mantua.land();
        both.said.setLength(0);
        both.stopVerona();
        carryAll();
        assertThat(both.said.toString()).contains("<r xmlns='urn:xmpp:sm:3'/>", "<a xmlns='urn:xmpp:sm:3' h='2'/>",
                "</stream:stream>");
        assertThat(both.verona.done).hasSize(2);
    }
}
