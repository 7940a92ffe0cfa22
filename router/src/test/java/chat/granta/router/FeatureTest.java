package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.example.moods.Moods;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feature is a package of its own and one line in the router's list: {@code docs/add-a-xep.md}. */
class FeatureTest {
    private static final Jid SERVER = Jid.parse("localhost");
    private static final String DISCO = "http://jabber.org/protocol/disco#";
    private static final String COMMANDS = "http://jabber.org/protocol/commands";

    private final Stage stage = new Stage(new Moods());

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> delivered() {
        return stage.bench.delivered().stream().filter(Envelope::hasDelivery)
                .map(envelope -> StanzaCodec.ofWire(envelope.getDelivery().getStanza()))
                .map(stanza -> stanza.name() + ' ' + stanza.wireType() + ' ' + stanza.payload()).toList();
    }

    private String answer(SessionAddress session, Jid to, Iq.Type type, Element payload) {
        stage.clear();
        stage.bench.send(session, new Iq(ROMEO, to, "i", type, null, Payload.of(payload)));
        return delivered().getFirst();
    }

    @Test
    void itsStepHasItsPlaceInTheStage() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        var angry = Payload.of(Element.named(Moods.NAMESPACE, "angry").build());
        stage.bench.send(romeo, new Message(ROMEO, JULIET, "m", Message.Type.CHAT, null, angry));
        assertThat(delivered()).first().asString().startsWith("message error").contains("Count to ten.");
    }

    @Test
    void itReactsToWhatBecomesOfSessionsAndMessages() {
        SessionAddress phone = stage.online(ROMEO.bare().withResource("phone"), 1, 0);
        SessionAddress romeo = stage.connected(ROMEO, 2);
        stage.bench.send(romeo, Stage.presence(ROMEO, 0));
        assertThat(delivered()).filteredOn(one -> one.contains("welcome")).isNotEmpty();
        stage.bench.close(phone, ROMEO);
        assertThat(delivered()).last().asString().contains("farewell");
        var angry = Payload.of(Element.named(Moods.NAMESPACE, "angry").build());
        stage.bench.send(romeo, new Message(ROMEO, JULIET, "m", Message.Type.CHAT, null, angry));
        assertThat(delivered()).last().asString().contains("patience");
    }

    @Test
    void itIsDiscovered() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        Element info = Element.named(DISCO + "info", "query").build();
        assertThat(answer(romeo, SERVER, Iq.Type.GET, info)).contains("var='" + Moods.NAMESPACE + "'",
                "<value>fair</value>");
        assertThat(answer(romeo, ROMEO.bare(), Iq.Type.GET, info)).contains("var='" + Moods.NAMESPACE + "'");
        assertThat(answer(romeo, SERVER, Iq.Type.GET, Element.named(DISCO + "items", "query").build()))
                .contains("jid='moods.localhost'");
    }

    @Test
    void itsFormsAreShownAndJudged() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        assertThat(answer(romeo, ROMEO.bare(), Iq.Type.GET, Element.named(Moods.NAMESPACE, "query").build()))
                .contains("type='list-single'", "<value>merry</value>");
        assertThat(answer(romeo, ROMEO.bare(), Iq.Type.SET, inDialogue(romeo, "glum"))).contains("<bad-payload ");
        assertThat(answer(romeo, ROMEO.bare(), Iq.Type.SET, inDialogue(romeo, "merry"))).contains(">merry</noted>");
    }

    private Element inDialogue(SessionAddress session, String mood) {
        Matcher id = Pattern.compile("sessionid='([^']+)'").matcher(answer(session, ROMEO.bare(), Iq.Type.SET,
                Element.named(COMMANDS, "command").attribute("node", Moods.NAMESPACE).build()));
        assertThat(id.find()).isTrue();
        var form = Element.named("jabber:x:data", "x").attribute("type", "submit").child(field("FORM_TYPE",
                Moods.NAMESPACE)).child(field("mood", mood)).build();
        return Element.named(COMMANDS, "command").attribute("node", Moods.NAMESPACE).attribute("sessionid", id.group(1))
                .attribute("action", "complete").child(form).build();
    }

    private static Element field(String name, String value) {
        return Element.named("jabber:x:data", "field").attribute("var", name).child("value", value).build();
    }
}
