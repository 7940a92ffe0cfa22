package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6120 section 4: headers, their answers, and streams that end before they begin. */
class StreamHeaderTest {
    private static final String NS = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'";

    private final Conversation conversation = Conversation.inClear();

    @Test
    void theHeaderIsAnsweredWithOurs() {
        assertThat(conversation.says("<?xml version='1.0'?><stream:stream " + NS
                + " from='Alice@localhost' to='LocalHost' version='1.0' xml:lang='de'>"))
                .startsWith("<?xml version='1.0'?><stream:stream ").contains(" from='localhost'",
                        " to='alice@localhost'", " version='1.0'", " xml:lang='en'", " id='", "<stream:features>");
    }

    @Test
    void streamIdsAreNeverTheSame() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Matcher id = Pattern.compile(" id='([^']{16,})'").matcher(Conversation.inClear().says(Conversation.HEADER));
            assertThat(id.find()).isTrue();
            assertThat(ids.add(id.group(1))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "to='elsewhere' version='1.0', host-unknown",
            "to='alice@localhost' version='1.0', host-unknown",
            "to='@' version='1.0', host-unknown",
            "version='1.0', improper-addressing",
            "to='localhost', unsupported-version",
            "to='localhost' version='0.9', unsupported-version",
            "to='localhost' version='one', unsupported-version"})
    void aHeaderThatCannotBeServedIsAnsweredAndTheStreamClosed(String attributes, String condition) {
        assertEndedWith(conversation.says("<stream:stream " + NS + ' ' + attributes + '>'), condition);
    }

    @Test
    void aHigherVersionIsAnsweredWithOurs() {
        assertThat(conversation.says("<stream:stream " + NS + " to='localhost' version='1.1'>"))
                .contains(" version='1.0'", "<stream:features>");
    }

    @Test
    void aServersStreamIsNotAClients() {
        assertEndedWith(conversation.says("<stream:stream xmlns='jabber:server' "
                + "xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>"),
                "invalid-namespace");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "<stream:stream xmlns='jabber:client' xmlns:stream='urn:wrong' to='localhost' version='1.0'>, invalid-namespace",
            "<!DOCTYPE x []>, restricted-xml",
            "GET / HTTP/1.1, bad-format"})
    void anErrorBeforeTheHeaderStandsInAStream(String bytes, String condition) {
        assertEndedWith(conversation.says(bytes), condition);
    }

    @Test
    void aClosedStreamIsClosedInAnswer() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says("</stream:stream>")).isEqualTo("</stream:stream>");
        assertThat(conversation.channel.isOpen()).isFalse();
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says("</stream:stream><auth/>" + Conversation.HEADER)).isEqualTo("</stream:stream>");
    }

    @Test
    void whoDoesNotLogInIsDisconnected() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.waits(Duration.ofSeconds(29))).isEmpty();
        assertThat(conversation.waits(Duration.ofSeconds(2))).contains("<connection-timeout");
    }

    @Test
    void whoSaysNothingIsDisconnected() {
        assertEndedWith(conversation.waits(Duration.ofSeconds(31)), "connection-timeout");
    }

    @Test
    void bytesBeforeLoginAreLimited() {
        conversation.says(Conversation.HEADER);
        String heard = "";
        for (int i = 0; i < 70 && heard.isEmpty(); i++) {
            heard = conversation.says(" ".repeat(1000));
        }
        assertThat(heard).contains("<policy-violation", "before login").endsWith("</stream:stream>");
    }

    @Test
    void openStreamsAreCounted() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.meters.get("granta.c2s.streams").tag("state", "clear").gauge().value()).isEqualTo(1);
        conversation.channel.close();
        assertThat(conversation.meters.get("granta.c2s.streams").tag("state", "clear").gauge().value()).isZero();
    }

    static void assertEndedWith(String heard, String condition) {
        assertThat(heard).startsWith("<?xml version='1.0'?><stream:stream ").contains(" from='localhost'")
                .containsOnlyOnce("<stream:stream ")
                .contains("<stream:error><" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>")
                .endsWith("</stream:error></stream:stream>");
    }
}
