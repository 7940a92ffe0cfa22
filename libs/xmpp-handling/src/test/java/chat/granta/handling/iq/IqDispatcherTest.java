package chat.granta.handling.iq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.handling.disco.CapsHash;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.disco.Identity;
import chat.granta.handling.ping.Ping;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IqDispatcherTest {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    private static final Jid SERVER = Jid.parse("localhost");
    private static final List<IqHandler<String>> HANDLERS = List.of(new Ping<>(),
            new DiscoItems<>(List.of("rooms.localhost"), DiscoNodes.none()));

    private final IqDispatcher<String> dispatcher = new IqDispatcher<>(List.of(HANDLERS.get(0), HANDLERS.get(1),
            new DiscoInfo<>(List.of(new Identity("server", "im", "Granta")), HANDLERS, List.of("more"), List.of(),
                    DiscoNodes.none())));

    private Stanza ask(Iq.Type type, Element payload) {
        var request = new Iq(ROMEO, SERVER, "1", type, null, Payload.of(payload));
        return dispatcher.answer(request, "").to(request);
    }

    @Test
    void aHandlerAnswersItsPayload() {
        var answer = (Iq) ask(Iq.Type.GET, Element.named("urn:xmpp:ping", "ping").build());
        assertThat(answer).isEqualTo(new Iq(SERVER, ROMEO, "1", Iq.Type.RESULT, null, Payload.EMPTY));
    }

    @Test
    void whatNobodyHandlesIsUnavailable() {
        assertThat(ask(Iq.Type.GET, Element.named("urn:example", "unknown").build()).payload().toString())
                .contains("<service-unavailable").contains("type='cancel'");
        assertThat(ask(Iq.Type.SET, Element.named("urn:xmpp:ping", "ping").build()).isError()).isTrue();
    }

    @Test
    void twoHandlersOfOnePayloadFailAtTheStart() {
        List<IqHandler<String>> twice = List.of(new Ping<>(), new Ping<>());
        assertThatThrownBy(() -> new IqDispatcher<>(twice)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("urn:xmpp:ping");
    }

    @Test
    void discoveryListsWhatTheHandlersBring() {
        String info = ask(Iq.Type.GET, Element.named(DiscoInfo.NAMESPACE, "query").build()).payload().toString();
        assertThat(info).contains("category='server'").contains("var='urn:xmpp:ping'").contains("var='more'")
                .contains("var='" + DiscoInfo.NAMESPACE + "'").contains("var='" + DiscoItems.NAMESPACE + "'");
        assertThat(ask(Iq.Type.GET, Element.named(DiscoItems.NAMESPACE, "query").build()).payload().toString())
                .contains("jid='rooms.localhost'");
    }

    @Test
    void anUnknownNodeIsNotFound() {
        var query = Element.named(DiscoInfo.NAMESPACE, "query").attribute("node", "x").build();
        assertThat(ask(Iq.Type.GET, query).payload().toString()).contains("<item-not-found");
    }

    @Test
    void theNodeOfTheCapabilitiesIsTheSameInfo() {
        Element info = ask(Iq.Type.GET, Element.named(DiscoInfo.NAMESPACE, "query").build()).payload().elements()
                .getFirst();
        String node = DiscoInfo.CAPS_NODE + '#' + CapsHash.of(info);
        var query = Element.named(DiscoInfo.NAMESPACE, "query").attribute("node", node).build();
        Element answer = ask(Iq.Type.GET, query).payload().elements().getFirst();
        assertThat(answer.attributes()).isEqualTo(Map.of("node", node));
        assertThat(answer.children()).isEqualTo(info.children());
        var outdated = Element.named(DiscoInfo.NAMESPACE, "query")
                .attribute("node", DiscoInfo.CAPS_NODE + "#QgayPKawpkPSDYmwT/WM94uAlu0=").build();
        assertThat(ask(Iq.Type.GET, outdated).payload().toString()).contains("<item-not-found");
    }
}
