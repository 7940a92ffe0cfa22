package chat.granta.roster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0049 section 2, as the XEP's examples play it, on a database. */
class PrivateStorageTest {
    private static final String EXODUS = "<exodus xmlns='exodus:prefs'><defaultnick>Hamlet</defaultnick></exodus>";
    private final TestHome home = TestHome.ofNewAccount();

    @Test
    void whatIsSetIsThere() {
        assertThat(set(EXODUS)).isEmpty();
        assertThat(get("<exodus xmlns='exodus:prefs'/>")).isEqualTo(query(EXODUS));
        assertThat(set("<exodus xmlns='exodus:prefs'>no more <b>prefs</b>, no less</exodus>")).isEmpty();
        assertThat(get("<exodus xmlns='exodus:prefs'/>"))
                .isEqualTo(query("<exodus xmlns='exodus:prefs'>no more <b>prefs</b>, no less</exodus>"));
    }

    @Test
    void whatWasNeverSetIsEmpty() {
        assertThat(get("<exodus xmlns='exodus:prefs'/>")).isEqualTo(query("<exodus xmlns='exodus:prefs'/>"));
    }

    @Test
    void otherAccountsAreOthers() {
        set(EXODUS);
        assertThat(ask(TestHome.ofNewAccount(), Iq.Type.GET, "<exodus xmlns='exodus:prefs'/>"))
                .doesNotContain("Hamlet");
    }

    @Test
    void severalElementsAreSetAtOnce() {
        set("<a xmlns='u:1'>1</a><b xmlns='u:1'>2</b><a xmlns='u:2'>3</a><a xmlns='u:1'>4</a>");
        assertThat(get("<a xmlns='u:1'/>"))
                .isEqualTo(query("<a xmlns='u:1'>1</a><a xmlns='u:1'>4</a>"));
        assertThat(get("<b xmlns='u:1'/><a xmlns='u:1'/>"))
                .isEqualTo(query("<b xmlns='u:1'>2</b><a xmlns='u:1'>1</a><a xmlns='u:1'>4</a>"));
        assertThat(get("<a xmlns='u:2'/>")).isEqualTo(query("<a xmlns='u:2'>3</a>"));
    }

    @Test
    void anEmptyElementTakesNoRoom() {
        set(EXODUS);
        set("<exodus xmlns='exodus:prefs'/>");
        assertThat(RosterContext.database().queryForObject("select count(*) from roster.private_xml where account = ?",
                Integer.class, home.account().toString())).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                                             | bad-request    | not-acceptable",
            "<vCard xmlns='vcard-temp'><FN>H</FN></vCard>   | not-acceptable | not-acceptable",
            "<query xmlns='jabber:iq:roster'>x</query>      | not-acceptable | not-acceptable",
            "<x xmlns='http://jabber.org/x'>x</x>           | not-acceptable | not-acceptable",
            "<body xmlns='jabber:client'>x</body>           | not-acceptable | not-acceptable",
            "<inherited>x</inherited>                       | not-acceptable | not-acceptable",
            "<none xmlns=''>x</none>                        | not-acceptable | not-acceptable"})
    void someIsNotForPrivateStorage(String content, String getError, String setError) {
        assertThat(get(content)).contains("<" + getError + " ");
        assertThat(set(content)).contains("<" + setError + " ");
    }

    @Test
    void aGetIsForOneNamespace() {
        assertThat(get("<a xmlns='u:1'/><a xmlns='u:2'/>")).contains("<bad-request ");
    }

    @Test
    void thereIsAnEndToIt() {
        String large = "<x xmlns='u:%d'>" + "x".repeat(65_000) + "</x>";
        assertThat(set("<x xmlns='u:1'>" + "x".repeat(65_536) + "</x>")).contains("<not-acceptable ");
        assertThat(get("<x xmlns='u:1'/>")).isEqualTo(query("<x xmlns='u:1'/>"));
        for (int i = 1; i <= 4; i++) {
            assertThat(set(large.formatted(i))).isEmpty();
        }
        assertThat(set(large.formatted(5))).contains("<resource-constraint ");
        assertThat(set(large.formatted(4))).as("no more than before").isEmpty();
        assertThat(set("<x xmlns='u:1'/>" + large.formatted(5))).as("one goes, one comes").isEmpty();
    }

    @Test
    void aNameIsNotTooLong() {
        String longest = "<x xmlns='" + "ü".repeat(499) + "'>x</x>";
        assertThat(set(longest)).isEmpty();
        assertThat(get(longest)).contains(">x</x>");
        assertThat(set(longest.replace("x>", "xyz>").replace("<x ", "<xyz "))).contains("<not-acceptable ");
    }

    @Test
    void thereIsAnEndToNames() {
        var many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("<x xmlns='u:").append(i).append("'>x</x>");
        }
        assertThat(set(many.toString())).isEmpty();
        assertThat(set("<y xmlns='u:1'>y</y>")).contains("<resource-constraint ");
    }

    private String get(String content) {
        return ask(home, Iq.Type.GET, content);
    }

    private String set(String content) {
        return ask(home, Iq.Type.SET, content);
    }

    private static String ask(TestHome home, Iq.Type type, String content) {
        Payload payload = Asked.payload("<query xmlns='jabber:iq:private'>" + content + "</query>");
        Stanza answer = StanzaCodec
                .ofWire(home.own(new Iq(null, null, "ask", type, null, payload)).getAnswer().getStanza());
        return answer.payload().toString();
    }

    private static String query(String content) {
        return "<query xmlns='jabber:iq:private'>" + content + "</query>";
    }
}
