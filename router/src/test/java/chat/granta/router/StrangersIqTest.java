package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6121 sections 8.5.2 and 8.5.3.1: what somebody who is not subscribed may ask a user's client and account. */
class StrangersIqTest {
    private static final Jid BALCONY = JULIET.withResource("balcony");
    private static final List<String> REFUSED = List.of("1 iq:error " + BALCONY);
    private static final List<String> DELIVERED = List.of("2 iq:get " + ROMEO);

    private Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> romeoAsks(SessionAddress romeo, Jid from) {
        stage.clear();
        stage.bench.send(romeo, get(from, BALCONY, "urn:example:game", "query"));
        return stage.seen();
    }

    @Test
    void whomASessionHasWrittenToMayAskItFromAnyResource() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(BALCONY, 2, 0);
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(REFUSED);
        stage.bench.send(juliet, chat(BALCONY, ROMEO.bare().withResource("elsewhere")));
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(DELIVERED);
    }

    @Test
    void anotherSessionOfTheSameUserIsNotToldOfByThat() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(BALCONY, 2, 0);
        Jid tomb = JULIET.withResource("tomb");
        stage.bench.send(stage.online(tomb, 3, 0), chat(tomb, ROMEO.bare()));
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"NORMAL,true", "CHAT,true", "HEADLINE,false", "GROUPCHAT,false", "ERROR,false"})
    void whatAsksForAnAnswerCounts(Message.Type type, boolean mayAsk) {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(BALCONY, 2, 0);
        stage.bench.send(juliet, new Message(BALCONY, ROMEO, "m", type, null, chat(BALCONY, ROMEO).payload()));
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(mayAsk ? DELIVERED : REFUSED);
    }

    @Test
    void presenceForOneResourceIsForThePerson() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(BALCONY, 2, 0);
        stage.bench.send(juliet, presence(BALCONY, ROMEO.bare().withResource("elsewhere"), Presence.Type.AVAILABLE));
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(DELIVERED);
    }

    @Test
    void whomASessionHasWrittenToIsRememberedWithinBounds() {
        SessionAddress juliet = stage.online(BALCONY, 2, 0);
        for (int i = 0; i <= 100; i++) {
            stage.bench.send(juliet, chat(BALCONY, Jid.parse("romeo" + i + "@localhost")));
        }
        Jid first = Jid.parse("romeo0@localhost/orchard");
        assertThat(romeoAsks(stage.online(first, 1, 0), first)).isEqualTo(REFUSED);
        Jid second = Jid.parse("romeo1@localhost/orchard");
        assertThat(romeoAsks(stage.online(second, 3, 0), second)).containsExactly("2 iq:get " + second);
    }

    @Test
    void anInstallationMayLetThemThrough() {
        stage.close();
        stage = Stage.openToStrangers();
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(BALCONY, 2, 0);
        assertThat(romeoAsks(romeo, ROMEO)).isEqualTo(DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"GET,jabber:iq:roster,query,forbidden", "SET,jabber:iq:roster,query,forbidden",
            "GET,jabber:iq:privacy,query,forbidden", "SET,jabber:iq:private,query,forbidden",
            "GET,urn:xmpp:blocking,blocklist,forbidden", "SET,urn:xmpp:blocking,block,forbidden",
            "SET,urn:xmpp:blocking,unblock,forbidden", "SET,vcard-temp,vCard,forbidden",
            "SET,urn:xmpp:mam:2,query,forbidden", "GET,urn:xmpp:mam:2,prefs,forbidden",
            "GET,urn:xmpp:mam:2,metadata,forbidden", "GET,jabber:iq:last,query,forbidden",
            "SET,http://jabber.org/protocol/commands,command,forbidden", "SET,urn:xmpp:carbons:2,enable,not-allowed",
            "GET,http://jabber.org/protocol/disco#info,query,service-unavailable",
            "GET,http://jabber.org/protocol/disco#items,query,<query xmlns='http://jabber.org/protocol/disco#items'/>"})
    void nobodyCanTellAnAccountThatHasNothingToSayFromNone(Iq.Type type, String namespace, String name,
            String expected) {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.account(JULIET.toString(), State.ACTIVE, 1);
        String ofJuliet = answer(romeo, type, JULIET, namespace, name);
        assertThat(ofJuliet).contains(expected);
        assertThat(answer(romeo, type, Jid.parse("nobody@localhost"), namespace, name)).isEqualTo(ofJuliet);
    }

    private String answer(SessionAddress romeo, Iq.Type type, Jid to, String namespace, String name) {
        stage.clear();
        stage.bench.send(romeo,
                new Iq(ROMEO, to, "i", type, null, Payload.of(Element.named(namespace, name).build())));
        return StanzaCodec.ofWire(stage.bench.delivered().stream().filter(Envelope::hasDelivery).toList().getFirst()
                .getDelivery().getStanza()).payload().toString();
    }
}
