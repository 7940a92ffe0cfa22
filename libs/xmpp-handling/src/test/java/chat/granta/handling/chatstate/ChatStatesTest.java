package chat.granta.handling.chatstate;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0085 section 4: what is only a chat state. */
class ChatStatesTest {
    private static final Element COMPOSING = Element.named("http://jabber.org/protocol/chatstates", "composing")
            .build();

    private static Payload payload(Element... children) {
        Payload all = Payload.EMPTY;
        for (Element child : children) {
            all = all.with(child);
        }
        return all;
    }

    private static Element named(String name) {
        int space = name.indexOf(' ');
        return Element.named(name.substring(0, space), name.substring(space + 1)).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jabber:client thread", "urn:xmpp:hints no-store", "urn:xmpp:hints no-permanent-store",
            "urn:xmpp:hints no-copy", "urn:xmpp:carbons:2 private", "urn:xmpp:sid:0 origin-id",
            "urn:xmpp:sid:0 stanza-id", "http://jabber.org/protocol/muc#user x"})
    void whatStandsBesideItAddsNothing(String name) {
        Element aside = named(name);
        assertThat(ChatStates.isAll(payload(aside, COMPOSING))).isTrue();
        assertThat(ChatStates.isAll(List.of(COMPOSING, aside))).isTrue();
        assertThat(ChatStates.isAll(payload(aside))).isFalse();
        assertThat(ChatStates.isAtMost(payload(aside))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jabber:client body", "urn:example thread", "urn:example no-store", "urn:xmpp:hints store",
            "urn:xmpp:receipts request", "urn:xmpp:carbons:2 received", "http://jabber.org/protocol/muc#user y"})
    void whatSaysSomethingIsNoAside(String name) {
        Element something = named(name);
        assertThat(ChatStates.isAll(payload(something, COMPOSING))).isFalse();
        assertThat(ChatStates.isAll(List.of(COMPOSING, something))).isFalse();
        assertThat(ChatStates.isAtMost(payload(something))).isFalse();
    }

    @Test
    void anInvitationMatters() {
        Element invitation = Element.named("http://jabber.org/protocol/muc#user", "x")
                .child(Element.named("http://jabber.org/protocol/muc#user", "invite").build()).build();
        assertThat(ChatStates.isAll(payload(COMPOSING, invitation))).isFalse();
        assertThat(ChatStates.isAll(List.of(COMPOSING, invitation))).isFalse();
    }

    @Test
    void nothingIsNoChatState() {
        assertThat(ChatStates.isAll(Payload.EMPTY)).isFalse();
        assertThat(ChatStates.isAtMost(Payload.EMPTY)).isTrue();
    }
}
