package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.NotedFate;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.inbound.InboundStream;
import chat.granta.s2s.management.ManagedSessions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another server that has our stanzas counted (XEP-0198), and one that is asked whether it is there. */
class OutboundManagementTest extends ToOtherServers {
    private static final String MANAGED = HEADER.replace("</stream:features>",
            "<sm xmlns='urn:xmpp:sm:3'/></stream:features>");

    private String managed() {
        wire().say(MANAGED);
        return wire().say(VALID);
    }

    /** A server that offers stream management and then does not take part is sent stanzas all the same. */
    @Test
    void aServerThatDoesNotCountIsSentStanzasAllTheSame() {
        send("1");
        assertThat(managed()).isEqualTo("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(wire().say("<failed xmlns='urn:xmpp:sm:3'/>")).startsWith("<message ").doesNotContain("<r ");
        wire().heard();
        assertThat(fates).containsExactly("1 done");
    }

    /** As Prosody does: it counts, and resumes no stream of a server. */
    @Test
    void whatIsNotAcknowledgedIsSentAgainAfterAStreamThatCannotBeResumed() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        for (String id : List.of("2", "3", "4", "5")) {
            send(id);
        }
        assertThat(wire().heard()).contains("id='5'", "<r xmlns='urn:xmpp:sm:3'/>");
        wire().say("<a xmlns='urn:xmpp:sm:3' h='3'/>");
        assertThat(fates).containsExactly("1 done", "2 done", "3 done");
        wire().cut();
        assertThat(wires).hasSize(2);
        assertThat(managed()).contains("<enable ");
        assertThat(wire().say("<enabled xmlns='urn:xmpp:sm:3'/>")).matches("<message .*id='4'.*id='5'.*</message>");
    }

    /** A server that has more than it was sent counts wrongly (XEP-0198 section 6). */
    @Test
    void aServerThatAcknowledgesTooMuchIsLeft() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire().say("<a xmlns='urn:xmpp:sm:3' h='9'/>")).contains("<handled-count-too-high ",
                "send-count='1'");
        assertThat(fates).isEmpty();
    }

    /** Nothing more is sent while so much is unacknowledged, so nothing but an answer lets anything go on: it is asked for at once. */
    @Test
    void aServerIsAskedAgainWhileNothingMoreMayBeSent() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        for (String id : List.of("2", "3", "4", "5")) {
            send(id);
        }
        assertThat(wire().heard()).endsWith("<r xmlns='urn:xmpp:sm:3'/>");
        int half = 512 * 1024;
        for (String id : List.of("6", "7", "8")) {
            send(servers, PAIR, id, half, Duration.ofMinutes(1));
        }
        assertThat(wire().heard()).contains("id='6'", "id='7'").doesNotContain("id='8'", "<r ");
        assertThat(wire().say("<a xmlns='urn:xmpp:sm:3' h='1'/>")).isEqualTo("<r xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire().say("<a xmlns='urn:xmpp:sm:3' h='7'/>")).contains("id='8'");
    }

    /** A few large stanzas fill the window before there are as many as are asked about together. */
    @Test
    void aServerIsAskedAtOnceAboutAsMuchAsMayBeUnacknowledged() {
        send("1");
        managed();
        assertThat(wire().say("<enabled xmlns='urn:xmpp:sm:3'/>")).doesNotContain("<r ");
        send(servers, PAIR, "2", 1024 * 1024, Duration.ofMinutes(1));
        assertThat(wire().heard()).contains("id='2'").endsWith("<r xmlns='urn:xmpp:sm:3'/>");
    }

    /** What another gateway has taken over is not sent again. */
    @Test
    void whatIsTakenOverIsNotSentAgain() {
        NotedFate fate = send(servers, "1", Duration.ofMinutes(1));
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        fate.takeOver();
        wire().cut();
        assertThat(wires).hasSize(1);
        assertThat(servers.waiting()).isZero();
    }

    /** XEP-0199 section 4.5: on a stream of its own, as ours is for one direction. */
    @Test
    void aPingIsAnsweredOnTheServersOwnStream() {
        var services = new InboundServices(receiving, Wire.addresses(), listeningTls,
                (_, _, _, answer) -> answer.accept(new KeyVerdict.Valid()), servers, new ManagedSessions());
        var theirs = new Wire<>(out -> new InboundStream(services, out, false, () -> {}));
        theirs.say(HEADER.substring(0, HEADER.indexOf("<stream:features")).replace("id='abc'", "to='verona.example'"));
        theirs.say("<db:result from='mantua.example' to='verona.example'>key</db:result>");
        send("1");
        connected();
        wire().pass(Duration.ofMinutes(2));
        assertThat(wire().heard()).contains("id='ping-1'");
        theirs.pass(Duration.ofSeconds(130));
        theirs.say("<iq from='mantua.example' to='verona.example' id='ping-1' type='result'/>");
        wire().pass(Duration.ofMinutes(1));
        assertThat(wire().isOpen()).isTrue();
        wire().pass(Duration.ofMinutes(2));
        assertThat(wire().heard()).contains("id='ping-2'");
        wire().pass(Duration.ofMinutes(1));
        assertThat(wire().heard()).contains("<connection-timeout ");
    }

    @Test
    void aServerThatDoesNotAcknowledgeIsLeft() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        wire().pass(Duration.ofSeconds(2));
        assertThat(wire().heard()).contains("<r xmlns='urn:xmpp:sm:3'/>");
        Wire<OutboundStream> first = wire();
        first.pass(Duration.ofSeconds(21));
        assertThat(first.heard()).contains("<connection-timeout ", "</stream:stream>");
        assertThat(wires).as("it is tried again").hasSize(2);
        assertThat(fates).isEmpty();
    }
}
