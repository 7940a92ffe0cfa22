package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.sending.OutgoingStanza;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Streams of other servers that carry our stanzas, too: XEP-0288. */
class BidiSenderTest extends FromMantua {
    private void answer(String from, String to) {
        var message = new Message(Jid.parse("juliet@" + from), Jid.parse("romeo@" + to), "1", Message.Type.CHAT, null,
                Payload.EMPTY);
        servers.send(new OutgoingStanza(new DomainPair(from, to), message, 400,
                System.nanoTime() + Duration.ofMinutes(1).toNanos(), new OutgoingStanza.Fate() {
                    @Override
                    public boolean isTakenOver() {
                        return false;
                    }

                    @Override
                    public void done() {
                        delivered.add("written");
                    }

                    @Override
                    public void failed(StanzaError error) {
                        delivered.add(error.condition());
                    }
                }));
    }

    /** XEP-0288 section 3, second example. */
    @Test
    void aStreamForBothDirectionsCarriesWhatItsDomainsMaySayToEachOther() {
        assertThat(open()).contains("<bidi xmlns='urn:xmpp:features:bidi'");
        assertThat(wire.say("<bidi xmlns='urn:xmpp:bidi'/>")).isEmpty();
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).as("before the domain is proved").isEmpty();
        assertThat(dialBack() + wire.heard()).contains("type='valid'/>").doesNotContain("<message");
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.heard()).as("it does not count").contains("<message from='juliet@verona.example'");
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@verona.example'");
        wire.heard();
        assertThat(delivered).containsExactly("written", "written");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).as("not a pair of this stream").isEmpty();
        wire.say("<db:result from='mantua.example' to='rooms.verona.example'>k</db:result>");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@rooms.verona.example'");
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
