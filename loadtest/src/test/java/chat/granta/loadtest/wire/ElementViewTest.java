package chat.granta.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementViewTest {
    @Test
    void aNameIsTheWholeName() {
        assertThat(ElementView.of("<message to='a'/>").isNamed("message")).isTrue();
        assertThat(ElementView.of("<r/>").isNamed("r")).isTrue();
        assertThat(ElementView.of("<stream:features>x</stream:features>").isNamed("stream:features")).isTrue();
        assertThat(ElementView.of("<messages to='a'/>").isNamed("message")).isFalse();
        assertThat(ElementView.of("<iq/>").isNamed("message")).isFalse();
    }

    @Test
    void anErrorIsWhatTheStanzaItselfSays() {
        assertThat(ElementView.of("<message type='error'><body/></message>").isError()).isTrue();
        assertThat(ElementView.of("<message type=\"error\"/>").isError()).isTrue();
        assertThat(ElementView.of("<message type='chat'><x type='error'/></message>").isError()).isFalse();
    }

    @Test
    void textAndNumbers() {
        var view = ElementView.of("<iq id='b'><bind><jid>u1@localhost/r</jid></bind><body>~12~345~</body></iq>");
        assertThat(view.textOf("jid")).contains("u1@localhost/r");
        assertThat(view.textOf("nothing")).isEmpty();
        int mark = view.indexOf('~');
        assertThat(view.digitsAt(mark + 1)).isEqualTo(12);
        assertThat(view.digitsAt(view.afterDigits(mark + 1) + 1)).isEqualTo(345);
        assertThat(view.digitsAt(0)).isEqualTo(-1);
        assertThat(view.indexOf('#')).isEqualTo(-1);
        assertThat(view.digitsAt(view.indexBehind("<jid>u"))).isEqualTo(1);
        assertThat(view.indexBehind("<jid>x")).isEqualTo(-1);
    }
}
