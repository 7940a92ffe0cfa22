package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7622 section 3, with its own examples of section 3.5 among the cases. */
class JidTest {
    @ParameterizedTest
    @CsvSource({"juliet@example.com, juliet, example.com,", "juliet@example.com/foo, juliet, example.com, foo",
            "juliet@example.com/foo bar, juliet, example.com, foo bar",
            "juliet@example.com/foo@bar, juliet, example.com, foo@bar",
            "foo\\20bar@example.com, foo\\20bar, example.com,", "fußball@example.com, fußball, example.com,",
            "example.com,, example.com,", "example.com/foobar,, example.com, foobar",
            "a.example.com/b@example.net,, a.example.com, b@example.net", "user@example.com., user, example.com,",
            "fanf2@cam.ac.uk/a/b, fanf2, cam.ac.uk, a/b"})
    void partsAreFound(String text, String local, String domain, String resource) {
        Jid jid = Jid.parse(text);
        assertThat(jid.local()).isEqualTo(local);
        assertThat(jid.domain()).isEqualTo(domain);
        assertThat(jid.resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({"ALICE@Example.COM, alice@example.com", "Ａｌｉｃｅ@example.com, alice@example.com",
            "Σίσυφος@example.com, σίσυφος@example.com", "a@BÜCHER.example, a@bücher.example"})
    void spellingsOfOneNameAreOneAddress(String spelling, String address) {
        assertThat(Jid.parse(spelling)).isEqualTo(Jid.parse(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"juliet\"@example.com", "foo bar@example.com", "juliet@example.com/", "@example.com/foo",
            "henry\u2163@example.com", "\u265A@example.com", "juliet@", "", "@", "a@b@c", "a@-b", "a@b..c",
            "a@example.com/\u0000", "a\nb@example.com", "a@exa\r\nmple.com", "a@example.com/x\nb",
            "a@example.com/x\u0085b", "a@example.com/x\u2028b", "a'b@example.com", "a@xn--mnchen-3yxa.ple",
            "a@[aaaa.a.:]", "a@[::1%eth0]", "a@[1.2.3.4]", "a@[]"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Jid.parse(text)).isInstanceOf(InvalidJidException.class);
    }

    @Test
    void aPartMayHave1023OctetsAndNoMore() {
        assertThat(Jid.of("a".repeat(1023), "example.com", null).local()).hasSize(1023);
        assertThatThrownBy(() -> Jid.of("a".repeat(1024), "example.com", null)).hasMessageContaining("localpart");
        assertThatThrownBy(() -> Jid.of("a", "example.com", "é".repeat(512))).hasMessageContaining("resourcepart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\uFDFA", "e\u0301"})
    void aDomainOfAnyLengthIsJudged(String part) {
        assertThatThrownBy(() -> Jid.of("a", part.repeat(300), null)).isInstanceOf(InvalidJidException.class);
        assertThatThrownBy(() -> Jid.of("a", part.repeat(2000), null)).isInstanceOf(InvalidJidException.class);
    }

    @Test
    void whatGrantaWroteIsReadBackWithoutBeingEnforcedAgain() {
        for (String text : new String[]{"a@b.c/d", "a@b.c", "b.c", "b.c/d@e", "a@b.c/d@e/f"}) {
            assertThat(Jid.trusted(text)).isEqualTo(Jid.parse(text));
            assertThat(Jid.trusted(text).local()).isEqualTo(Jid.parse(text).local());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"U16@localhost", "u16@LOCALHOST", "u16@localhost.", "u16@localhost\u3002",
            "u16@localhost\uff0e",
            "\uff55\uff11\uff16@localhost", "u16@\uff4c\uff4f\uff43alhost", " u16@localhost\n"})
    void anAddressInAPayloadIsKnownHoweverItIsWritten(String text) {
        assertThat(Jid.ofText(text)).isEqualTo(Jid.parse("u16@localhost"));
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThat(Jid.ofText(null)).isNull();
        assertThat(Jid.ofText("u16\uff20localhost")).isNull();
        assertThat(Jid.ofText("")).isNull();
    }
}
