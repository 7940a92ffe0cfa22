package chat.granta.router;

import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 10.4: what is for other domains goes to their servers, and what comes from there is like any other. */
class RemoteTest {
    private static final Jid NURSE = Jid.parse("nurse@verona.example");
    private static final Jid FRIAR = Jid.parse("friar@verona.example");
    private static final Jid SERVER = Jid.parse("localhost");

    private final Stage stage = Stage.withOtherServers();
    private final HomeBench bench = stage.bench;

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> sent() {
        return bench.toOtherServers().stream().map(one -> {
            Stanza stanza = StanzaCodec.ofWire(one.getStanza());
            return stanza.name() + ':' + stanza.wireType() + ' ' + stanza.from() + " -> " + one.getToList();
        }).toList();
    }

    @Test
    void aMessageGoesToItsServer() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        bench.send(romeo, Stage.chat(ROMEO, NURSE));
        assertThat(sent()).containsExactly("message:chat romeo@localhost/orchard -> [nurse@verona.example]");
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void presenceForManyOfOneDomainIsOneRecord() {
        bench.policy(ROMEO.bare(), knows(contact(NURSE, true, true), contact(FRIAR, true, false)));
        SessionAddress romeo = stage.connected(ROMEO, 1);
        bench.send(romeo, presence(ROMEO, 0));
        assertThat(sent()).containsExactly(
                "presence:null romeo@localhost/orchard -> [friar@verona.example, nurse@verona.example]",
                "presence:probe romeo@localhost/orchard -> [nurse@verona.example]");
        bench.close(romeo, ROMEO);
        assertThat(sent()).containsExactly(
                "presence:unavailable romeo@localhost/orchard -> [friar@verona.example, nurse@verona.example]");
    }

    @Test
    void aRemoteUserIsAnswered() {
        bench.policy(ROMEO.bare(), knows(contact(NURSE, true, true)));
        stage.online(ROMEO, 1, 0);
        sent();
        bench.fromAnotherHome(1, 0, presence(NURSE, ROMEO.bare(), Presence.Type.PROBE));
        assertThat(sent()).containsExactly("presence:null romeo@localhost/orchard -> [nurse@verona.example]");
        bench.fromAnotherHome(2, 0, Stage.get(NURSE.withResource("r"), ROMEO.bare(), "urn:example", "question"));
        assertThat(sent()).containsExactly("iq:error romeo@localhost -> [nurse@verona.example/r]");
    }

    @Test
    void theServerIsPingedFromElsewhere() {
        bench.fromAnotherHome(1, 0, new Iq(NURSE, SERVER, "p", Iq.Type.GET, null,
                Payload.of(Element.named("urn:xmpp:ping", "ping").build())));
        bench.fromAnotherHome(2, 0, new Iq(NURSE, SERVER, "r", Iq.Type.GET, null,
                Payload.of(Element.named("jabber:iq:register", "query").build())));
        assertThat(sent()).containsExactly("iq:result localhost -> [nurse@verona.example]",
                "iq:error localhost -> [nurse@verona.example]");
    }

    @Test
    void anErrorToAnErrorIsNotSent() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        bench.send(romeo, presence(ROMEO, Jid.parse("nobody@localhost"), Presence.Type.ERROR));
        assertThat(bench.toOtherServers()).isEqualTo(List.<Inbound>of());
    }
}
