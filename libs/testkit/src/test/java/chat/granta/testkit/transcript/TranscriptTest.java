package chat.granta.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final String HEADER = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='s1' from='localhost'>";

    private static final String R = "<r xmlns='urn:xmpp:sm:3'/>";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(Map.of(
                "<hello/>", HEADER + "<message to='romeo-7@localhost' type='chat' id='m1'><body>Hi</body></message>",
                "<bye id='m1'/>", "</stream:stream>", "</stream:stream>", "</stream:stream>",
                "<bad/>",
                HEADER + "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"
                        + "</stream:stream>",
                "<x to='romeo-7@localhost'>\u00FF</x>", HEADER + "<ok/>",
                "<two/>", HEADER + "<a/><b/>",
                "<count/>", HEADER + "<iq type='result'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                        + "<jid>romeo-7@localhost/x</jid></bind></iq>" + R,
                "<enable xmlns='urn:xmpp:sm:3' resume='true'/>",
                "<message to='romeo-7@localhost'/><enabled xmlns='urn:xmpp:sm:3' id='s7'/><message/>" + R,
                "<a xmlns='urn:xmpp:sm:3' h=\"1\" id='s7' to='romeo-7@localhost/x'/>", R + "<done/>"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aPlayThatGoesAsItSaysSucceeds() {
        assertThatCode(() -> perform("""
                # A greeting
                (Names that a play gives are names from then on.)
                Romeo connects
                Romeo sends:
                  <hello/>
                Romeo receives:
                  <stream:stream id="*" from="${domain}">
                  <message to="${Romeo's bare JID}" type="chat" id="${it=*}"><body>H*</body></message>
                Romeo sends:
                  <bye id="${it}"/>
                """.replace("\"${it}\"", "'${it}'") + "Romeo's stream ends\n")).doesNotThrowAnyException();
    }

    @Test
    void aPlayThatGoesAnotherWayFailsAndSaysWhereAndWhy() {
        assertThatThrownBy(() -> perform("""
                # A greeting

                Romeo connects
                Romeo sends:
                  <hello/>
                Romeo receives:
                  <stream:stream ...>
                  <message to="romeo@localhost" type="chat" id="m1"><body>Ho</body></message>
                """)).isInstanceOf(PlayFailure.class).hasMessage("""
                play.txt:6
                # A greeting
                Romeo receives:
                  <stream:stream ...>
                  <message to="romeo@localhost" type="chat" id="m1"><body>Ho</body></message>
                received
                  <message id="m1" to="romeo@localhost" type="chat"><body>Hi</body></message>
                which differs: <message>: <body>: the text is "Hi", not "Ho\"""");
    }

    @Test
    void whatDoesNotComeFails() {
        assertThatThrownBy(() -> perform("""
                # Waiting
                Romeo connects
                Romeo receives:
                  <stream:stream ...>
                """)).isInstanceOf(PlayFailure.class).hasMessageContaining("nothing")
                .hasMessageContaining("play.txt:3");
    }

    @Test
    void whatThePlayDoesNotMentionFails() {
        assertThatThrownBy(() -> perform("""
                # Overheard
                Romeo connects
                Romeo sends:
                  <hello/>
                Romeo receives:
                  <stream:stream ...>
                """)).isInstanceOf(PlayFailure.class).hasMessageContaining("at the end of the play")
                .hasMessageContaining("Romeo received what the play does not mention: <message");
    }

    @Test
    void theEndOfAStreamHasAReason() {
        String start = """
                # The end
                Romeo connects
                Romeo sends:
                  <bad/>
                Romeo receives:
                  <stream:stream ...>
                """;
        assertThatCode(() -> perform(start + "Romeo's stream ends with conflict\n")).doesNotThrowAnyException();
        assertThatThrownBy(() -> perform(start + "Romeo's stream ends with reset\n")).isInstanceOf(PlayFailure.class)
                .hasMessageContaining("instead of the stream error reset came").hasMessageContaining("conflict");
        assertThatThrownBy(() -> perform(start + "Romeo's stream ends\n")).isInstanceOf(PlayFailure.class)
                .hasMessageContaining("instead of </stream:stream> came");
    }

    @Test
    void orderMattersUnlessThePlaySaysOtherwise() {
        String start = """
                # Two
                Romeo connects
                Romeo sends:
                  <two/>
                Romeo receives:
                  <stream:stream ...>
                """;
        assertThatThrownBy(() -> perform(start + "Romeo receives:\n  <b/>\n  <a/>\n")).isInstanceOf(PlayFailure.class);
        assertThatCode(() -> perform(start + "Romeo receives in any order:\n  <b/>\n  <a/>\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> perform(start + "Romeo receives in any order:\n  <b/>\n  <b/>\n"))
                .isInstanceOf(PlayFailure.class).hasMessageContaining("no <b/>");
    }

    @Test
    void addressesAndBytesAreTranslatedOnTheWay() {
        assertThatCode(() -> perform("""
                # Bytes
                Romeo connects
                Romeo sends:
                  <x to='romeo@localhost'>\\xFF</x>
                Romeo receives:
                  <stream:stream ...>
                  <ok/>
                """)).doesNotThrowAnyException();
        assertThat(server.heard()).contains("romeo-7@localhost");
    }

    @Test
    void stanzasAreCountedAndRequestsForAcknowledgementsNeedNoMention() {
        String start = """
                # Counting
                Romeo connects
                Romeo sends:
                  <count/>
                Romeo receives:
                  <stream:stream ...>
                  <iq ...>...</iq>
                Romeo enables stream management
                Romeo receives:
                  <message to="romeo@localhost"/>
                  <message/>
                """;
        assertThatThrownBy(() -> perform(start + "Romeo receives:\n  <other/>\n")).isInstanceOf(PlayFailure.class)
                .hasMessageContaining("nothing");
        String more = start
                + """
                        Romeo is asked for an acknowledgement
                        Romeo sends:
                          <a xmlns='urn:xmpp:sm:3' h="${Romeo's received count}" id='${Romeo's SM-ID}' to='${Romeo's full JID}'/>
                        Romeo receives:
                          <done/>
                        Romeo is asked for an acknowledgement
                        Romeo is asked for an acknowledgement
                        Romeo sends:
                          <a xmlns='urn:xmpp:sm:3' h='2'/>
                        Romeo is asked for an acknowledgement
                        """;
        assertThatThrownBy(() -> perform(more)).isInstanceOf(PlayFailure.class).hasMessageContaining("play.txt:21")
                .hasMessageContaining("instead of <r/> came nothing");
    }

    @Test
    void silenceNeedsASession() {
        assertThatThrownBy(() -> perform("# Silence\nRomeo connects\nRomeo receives: nothing\n"))
                .isInstanceOf(PlayFailure.class).hasMessageContaining("Romeo has no session");
    }

    @Test
    void whoIsNotConnectedCannotAct() {
        assertThatThrownBy(() -> perform("# Alone\nJuliet's phone sends:\n  <a/>\n")).isInstanceOf(PlayFailure.class)
                .hasMessageContaining("Juliet's phone is not connected");
    }

    @Test
    void aNameThatWasNotGivenStandsForNothing() {
        assertThatThrownBy(() -> perform("# Who\nRomeo connects\nRomeo sends:\n  ${whatever}\n"))
                .isInstanceOf(PlayFailure.class).hasMessageContaining("${whatever} stands for nothing");
    }

    @Test
    void whatIsNotUnderstoodIsFoundBeforeAnythingIsPlayed() {
        assertThatThrownBy(() -> Transcript.parse("play.txt", "# A\nRomeo connects\nRomeo dances\n"))
                .isInstanceOf(PlayFailure.class).hasMessageContaining("play.txt:3")
                .hasMessageContaining("not understood: Romeo dances");
        assertThatThrownBy(() -> Transcript.parse("play.txt", "# A\nRomeo sends:\nRomeo connects\n"))
                .hasMessageContaining("a colon, and no indented block");
        assertThatThrownBy(() -> Transcript.parse("play.txt", "# A\nRomeo connects\n  <a/>\n"))
                .hasMessageContaining("play.txt:3");
        assertThatThrownBy(() -> Transcript.parse("play.txt", "Romeo connects\n")).hasMessageContaining("heading");
        assertThatThrownBy(() -> Transcript.parse("play.txt", "# A\n# B\nRomeo connects\n"))
                .hasMessageContaining("nothing happens");
    }

    @Test
    void aFileHoldsManyPlaysAndNamesTheirPeople() {
        Transcript transcript = Transcript.parse("play.txt", """
                # First
                Romeo logs in
                Juliet's phone logs in with priority -1
                Juliet's phone's stream ends with conflict

                # Second
                Nurse has an account
                """);
        assertThat(transcript.plays()).extracting(Play::heading).containsExactly("First", "Second");
        assertThat(transcript.plays().getFirst().people()).containsExactly("Juliet", "Romeo");
        assertThat(transcript.plays().getLast().line()).isEqualTo(6);
    }

    private void perform(String text) {
        Transcript.parse("play.txt", text).plays().forEach(play -> play.perform(server.stage()));
    }
}
