package chat.granta.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.BrokenStreamException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementMatcherTest {
    private final Map<String, String> captured = new TreeMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<message id='1' to='a'/> | <message to='a' id='1'/>",
            "<message type='normal'/> | <message/>",
            "<iq id='*'/> | <iq id='anything'/>",
            "<iq from='a@b/*'/> | <iq from='a@b/c'/>",
            "<iq id='\\*'/> | <iq id='*'/>",
            "<iq id='~[0-9]+'/> | <iq id='42'/>",
            "<iq id='1' ...></iq> | <iq id='1' to='a' from='b'/>",
            "<iq>...</iq> | <iq><a/>text<b/></iq>",
            "<iq><b/>...</iq> | <iq><a/><b/></iq>",
            "<iq><a/><b/></iq> | <iq><b/><a/></iq>",
            "<iq><a x='*'/><a x='1'/></iq> | <iq><a x='1'/><a x='2'/></iq>",
            "<iq><a/>... but not <b/></iq> | <iq><a/><c/></iq>",
            "<iq>... but not <b x='1'/></iq> | <iq><b x='2'/><b/></iq>",
            "<iq>... but not <b x='1' y='2'/></iq> | <iq><b x='1' y='1'/></iq>",
            "<iq>... but not <b><c/></b></iq> | <iq><b><d/></b></iq>",
            "<iq>... but not <b>text</b></iq> | <iq><b>else</b></iq>",
            "<iq> <a/> </iq> | <iq><a/></iq>",
            "<p>one <b/> three</p> | <p>one <b/> three</p>",
            "<body>a*c</body> | <body>abc</body>",
            "<body>🌹</body> | <body>&#x1F339;</body>",
            "<iq/> | <iq xml:lang='en'/>",
            "<x:a xmlns:x='urn:a'/> | <a xmlns='urn:a'/>",
            "<iq type='error'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq> |"
                    + "<iq type='error'><ping xmlns='urn:xmpp:ping'/><error by='x' type='cancel'><gone"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Gone</text></error></iq>"})
    void fits(String expected, String actual) throws BrokenStreamException {
        assertThat(mismatch(expected, actual)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<message/> | <presence/> | presence",
            "<p>one <b/> three</p> | <p>one  three<b/></p> | elsewhere",
            "<a xmlns='urn:a'/> | <a xmlns='urn:b'/> | urn:b",
            "<message/> | <message id='1'/> | unexpected attributes {id=1}",
            "<message id='1'/> | <message/> | no attribute id",
            "<message id='1'/> | <message id='2'/> | id is \"2\", not \"1\"",
            "<message type='chat'/> | <message/> | type is \"normal\"",
            "<iq id='a.c'/> | <iq id='abc'/> | not \"a.c\"",
            "<iq id='\\*'/> | <iq id='a'/> | id is",
            "<iq id='~[0-9]+'/> | <iq id='4x'/> | id is",
            "<iq/> | <iq><a/></iq> | unexpected <a/>",
            "<iq><a/></iq> | <iq/> | no <a/>",
            "<iq><a/><a/></iq> | <iq><a/></iq> | no <a/>",
            "<iq><a><b/></a></iq> | <iq><a><c/></a></iq> | <a>: no <b/>",
            "<iq><b/>...</iq> | <iq><a/></iq> | no <b/>",
            "<iq><a/> ... but not <b/><c/></iq> | <iq><a/><c/></iq> | unwanted <c/>",
            "<iq>... but not <b x='1'/></iq> | <iq><b x='2'/><b x='1' y='3'/></iq> | unwanted <b x=\"1\"",
            "<iq>... but not <b x='1*'/></iq> | <iq><b x='12'/></iq> | unwanted <b",
            "<iq>... but not <b x='1'/></iq> | <iq><b x='1'><c/></b></iq> | unwanted <b",
            "<iq>... but not <b><c/></b></iq> | <iq><b>a<d/><c/></b></iq> | unwanted <b",
            "<iq>... but not <b>te*</b></iq> | <iq><b>text</b></iq> | unwanted <b",
            "<body>Hi</body> | <body>Ho</body> | the text is \"Ho\"",
            "<body>Hi</body> | <body>Hi </body> | the text is",
            "<iq xml:lang='de'/> | <iq xml:lang='en'/> | xml:lang is",
            "<iq xml:lang='de'/> | <iq/> | no attribute xml:lang",
            "<iq type='result'/> | <iq type='result'><error/></iq> | unexpected <error/>"})
    void doesNotFitAndSaysWhy(String expected, String actual, String reason) throws BrokenStreamException {
        assertThat(mismatch(expected, actual)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<iq id='${n=*}'/> | <iq id='x'/>",
            "<iq><a>${n=*}</a><b/></iq> | <iq><b/><a>x</a></iq>",
            "<iq><a y='${n=*}' z='2'/>...</iq> | <iq><a y='w' z='1'/><a y='x' z='2'/></iq>"})
    void givesNamesToWhatFits(String expected, String actual) throws BrokenStreamException {
        assertThat(mismatch(expected, actual)).isNull();
        assertThat(captured).containsExactly(Map.entry("n", "x"));
    }

    private String mismatch(String expected, String actual) throws BrokenStreamException {
        return ElementMatcher.mismatch(Expected.elements(expected).getFirst(), Expected.elements(actual).getFirst(),
                captured);
    }
}
