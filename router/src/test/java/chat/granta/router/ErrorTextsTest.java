package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.byDefault;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.everything;
import static chat.granta.router.Stage.get;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem.Kind;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 8.3.2: an error says in words what is wrong; and RFC 6121 section 8.5.1: not who exists, or has blocked whom. */
class ErrorTextsTest {
    private static final Jid NOBODY = Jid.parse("nobody@localhost");
    private static final Jid STRANGER = Jid.parse("stranger@localhost");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private String answer(SessionAddress romeo, Stanza stanza) {
        stage.clear();
        stage.bench.send(romeo, stanza);
        return stage.bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8();
    }

    @Test
    void whoDoesNotExistIsNotThereOrHasBlockedTheSenderIsAllTheSame() {
        stage.bench.policy(JULIET,
                PolicyChange.newBuilder().setPrivacy(byDefault(everything(Kind.JID, ROMEO.bare().toString()))));
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        stage.bench.account(STRANGER.toString(), AccountChanged.State.ACTIVE, 2);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(JULIET.withResource("phone"), 2, 0);
        stage.online(STRANGER.withResource("phone"), 3, 0);
        String toNobody = answer(romeo, chat(ROMEO, NOBODY));
        assertThat(toNobody)
                .containsPattern("<service-unavailable [^>]*><text [^>]*xml:lang='en'>[A-Z].{20,}</text></error>");
        assertThat(answer(romeo, chat(ROMEO, JULIET))).isEqualTo(toNobody);
        String askedNobody = answer(romeo, get(ROMEO, NOBODY, "urn:example", "q"));
        assertThat(askedNobody).contains("<text ");
        assertThat(answer(romeo, get(ROMEO, JULIET, "urn:example", "q"))).isEqualTo(askedNobody);
        assertThat(answer(romeo, get(ROMEO, STRANGER, "urn:example", "q"))).isEqualTo(askedNobody);
        assertThat(answer(romeo, get(ROMEO, STRANGER.withResource("phone"), "urn:example", "q")))
                .isEqualTo(askedNobody);
        assertThat(answer(romeo, get(ROMEO, STRANGER.withResource("none"), "urn:example", "q"))).isEqualTo(askedNobody);
    }
}
