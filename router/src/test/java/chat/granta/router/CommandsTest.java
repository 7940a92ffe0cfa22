package chat.granta.router;

import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0050: Romeo's desk has things done by his account. */
class CommandsTest {
    private static final String NAMESPACE = "http://jabber.org/protocol/commands";
    private static final String END = "urn:granta:command:end-session";

    private final Stage stage = new Stage();
    private SessionAddress desk;

    @BeforeEach
    void twoDevices() {
        desk = stage.online(ROMEO, 1, 0);
        stage.online(ROMEO.bare().withResource("phone"), 2, 0);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String says(Element.Builder command) {
        stage.clear();
        stage.bench.send(desk,
                new Iq(ROMEO, ROMEO.bare(), "c", Iq.Type.SET, null, Payload.of(command.build())));
        return heard();
    }

    private String heard() {
        return stage.bench.delivered().stream().filter(Envelope::hasDelivery)
                .map(envelope -> envelope.getDelivery().getStanza())
                .filter(stanza -> stanza.getTo().equals(ROMEO.toString()) && !stanza.getId().isEmpty())
                .map(stanza -> stanza.getPayload().toStringUtf8()).findFirst().orElse("");
    }

    private static Element.Builder command(String node) {
        return Element.named(NAMESPACE, "command").attribute("node", node);
    }

    private String begun() {
        Matcher id = Pattern.compile("sessionid='([^']+)'").matcher(says(command(END)));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static Element resource(String value) {
        return Element.named("jabber:x:data", "x").attribute("type", "submit").child(Element
                .named("jabber:x:data", "field").attribute("var", "resource").child("value", value).build()).build();
    }

    @Test
    void oneOfTheOtherSessionsIsEnded() {
        assertThat(says(command(END))).contains("status='executing'", "<actions execute='complete'><complete/>",
                "<value>phone</value>").doesNotContain("<value>orchard</value>");
        String id = begun();
        stage.clear();
        stage.bench.send(desk, new Iq(ROMEO, ROMEO.bare(), "c", Iq.Type.SET, null, Payload.of(command(END)
                .attribute("sessionid", id).attribute("action", "complete").child(resource("phone")).build())));
        assertThat(stage.bench.delivered()).anySatisfy(envelope -> assertThat(envelope.getSessionEnded().getSession()
                .getConnection()).isEqualTo(2));
        assertThat(says(command(END))).contains("status='completed'", "You have no other session.");
        assertThat(says(command(END).attribute("sessionid", id))).contains("<bad-sessionid ");
    }

    @ParameterizedTest
    @CsvSource({"dance,malformed-action", "prev,bad-action", "next,bad-action", "complete,bad-payload"})
    void whatMakesNoSenseIsRefused(String action, String condition) {
        String id = begun();
        assertThat(says(command(END).attribute("sessionid", id).attribute("action", action)
                .child(resource("orchard")))).contains("<bad-request ", '<' + condition + " xmlns='" + NAMESPACE);
        assertThat(says(command(END).attribute("sessionid", id).attribute("action", "cancel")))
                .describedAs("the dialogue goes on").contains("status='canceled'");
    }

    @Test
    void aDialogueHasItsTime() {
        String id = begun();
        stage.bench.pass(Duration.ofMinutes(11));
        assertThat(says(command(END).attribute("sessionid", id))).contains("<not-allowed ", "<session-expired ");
        assertThat(says(command(END).attribute("sessionid", id))).contains("<bad-sessionid ");
    }

    @Test
    void ofTooManyDialoguesTheOldestEnds() {
        String first = begun();
        for (int i = 0; i < 5; i++) {
            begun();
        }
        assertThat(says(command(END).attribute("sessionid", first))).contains("<bad-sessionid ");
    }

    @Test
    void anothersCommandsAreNobodysBusiness() {
        SessionAddress juliet = stage.online(Jid.parse("juliet@localhost/balcony"), 3, 0);
        stage.bench.send(juliet, new Iq(Jid.parse("juliet@localhost/balcony"), ROMEO.bare(), "c", Iq.Type.SET, null,
                Payload.of(command(END).build())));
        assertThat(stage.seen()).containsExactly("3 iq:error romeo@localhost");
    }

    @Test
    void whatThereIsIsAnsweredByDiscovery() {
        stage.bench.send(desk, new Iq(ROMEO, ROMEO.bare(), "c", Iq.Type.GET, null, Payload.of(Element
                .named("http://jabber.org/protocol/disco#items", "query").attribute("node", NAMESPACE).build())));
        assertThat(heard()).contains("node='" + END + "'", "node='urn:granta:command:sessions'");
    }
}
