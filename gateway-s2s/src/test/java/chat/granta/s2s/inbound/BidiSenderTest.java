package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.s2s.NotedFate;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.OutgoingStanza;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams of other servers that carry our stanzas, too: XEP-0288. */
class BidiSenderTest extends FromMantua {
    private static final String MESSAGE = "<message from='romeo@mantua.example' to='juliet@verona.example'/>";

    private void answer(String from, String to) {
        var message = new Message(Jid.parse("juliet@" + from), Jid.parse("romeo@" + to), "1", Message.Type.CHAT, null,
                Payload.EMPTY);
        servers.send(List.of(new OutgoingStanza(new DomainPair(from, to), message, 400,
                System.nanoTime() + Duration.ofMinutes(1).toNanos(), new NotedFate("1", delivered))));
    }

    /** XEP-0288 section 3, second example. */
    @Test
    void aStreamForBothDirectionsCarriesWhatItsDomainsMaySayToEachOther() {
        assertThat(open()).contains("<bidi xmlns='urn:xmpp:features:bidi'");
        assertThat(wire.say("<bidi xmlns='urn:xmpp:bidi'/>")).isEmpty();
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).as("before the domain is proved").isEmpty();
        assertThat(dialBack() + wire.heard()).contains("type='valid'/>").doesNotContain("<message");
        assertThat(wire.heard()).as("before it is known whether stanzas are counted").isEmpty();
        assertThat(wire.say(MESSAGE)).as("they are not").contains("<message from='juliet@verona.example'");
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@verona.example'");
        wire.heard();
        assertThat(delivered).containsExactly("message romeo@mantua.example -> juliet@verona.example", "1 done",
                "1 done");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).as("not a pair of this stream").isEmpty();
        wire.say("<db:result from='mantua.example' to='rooms.verona.example'>k</db:result>");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@rooms.verona.example'");
    }

    /** XEP-0198: what is sent on a stream that breaks before it is counted would be lost. */
    @Test
    void whatTheOtherServerDoesNotSayWhetherItCountsGoesOverAStreamOfOurOwn() {
        open();
        wire.say("<bidi xmlns='urn:xmpp:bidi'/>");
        dialBack();
        answer("verona.example", "mantua.example");
        assertThat(lookedUp).isEmpty();
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.heard()).doesNotContain("<message ");
        assertThat(lookedUp).containsExactly("mantua.example");
        assertThat(delivered).isEmpty();
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).as("better late than never")
                .containsSubsequence("<enabled ", "<message from='juliet@verona.example'");
        assertThat(delivered).as("it is not acknowledged").isEmpty();
        wire.say("<a xmlns='urn:xmpp:sm:3' h='1'/>");
        assertThat(delivered).containsExactly("1 done");
    }

    @Test
    void aStreamThatNobodyWantsForBothDirectionsIsForOne() {
        open();
        dialBack();
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).isEmpty();
        assertThat(wire.say("<bidi xmlns='urn:xmpp:bidi'/>")).as("too late").contains("<unsupported-stanza-type ");
    }
}
