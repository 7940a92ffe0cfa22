package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.byDefault;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.everything;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PrivacyItem.Kind;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0280: Romeo's phone sees what his desk says and hears. */
class CarbonsTest {
    private static final Jid PHONE = ROMEO.bare().withResource("phone");
    private static final Jid BALCONY = JULIET.withResource("balcony");

    private final Stage stage = new Stage();
    private SessionAddress desk;
    private SessionAddress phone;
    private SessionAddress juliet;

    @BeforeEach
    void twoDevices() {
        desk = stage.online(ROMEO, 1, 0);
        phone = stage.online(PHONE, 2, 0);
        juliet = stage.online(BALCONY, 3, 0);
        stage.bench.send(phone, set(PHONE, "urn:xmpp:carbons:2", "enable"));
        stage.clear();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatTheDeskSendsThePhoneSees() {
        stage.bench.send(desk, chat(ROMEO, BALCONY));
        assertThat(stage.seen()).containsExactlyInAnyOrder("2 message:chat romeo@localhost",
                "3 message:chat romeo@localhost/orchard");
    }

    @Test
    void whatTheDeskReceivesThePhoneSees() {
        stage.bench.send(juliet, chat(BALCONY, ROMEO));
        var delivered = stage.bench.delivered();
        assertThat(delivered).hasSize(2);
        assertThat(delivered.get(1).getDelivery().getStanza().getPayload().toStringUtf8()).startsWith(
                "<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                        + "<message xmlns='jabber:client' from='juliet@localhost/balcony' to='romeo@localhost/orchard'");
    }

    @Test
    void whatBothReceiveIsNotCopied() {
        stage.bench.send(juliet, chat(BALCONY, ROMEO.bare()));
        assertThat(stage.seen()).containsExactlyInAnyOrder("1 message:chat juliet@localhost/balcony",
                "2 message:chat juliet@localhost/balcony");
    }

    @Test
    void whatNobodyReceivesTheDeviceOfNegativePriorityStillSees() {
        stage.bench.close(desk, ROMEO);
        stage.bench.send(phone, Stage.presence(PHONE, -1));
        stage.clear();
        stage.bench.archived();
        stage.bench.send(juliet, chat(BALCONY, ROMEO.bare()));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost");
        assertThat(stage.bench.archived()).filteredOn(Envelope::hasOfflineStored).hasSize(1);
    }

    @Test
    void whoIsNotAvailableYetGetsWhatIsStoredAndNoCopy() {
        stage.bench.close(desk, ROMEO);
        stage.bench.send(phone, new Presence(PHONE, null, null, Presence.Type.UNAVAILABLE, null, Payload.EMPTY));
        stage.clear();
        stage.bench.send(juliet, chat(BALCONY, ROMEO.bare()));
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void aNoteToOneselfIsNotCopiedToTheDeviceThatWroteIt() {
        stage.bench.send(desk, Stage.presence(ROMEO, 5));
        stage.clear();
        stage.bench.send(phone, chat(PHONE, ROMEO.bare()));
        stage.bench.send(phone, chat(PHONE, ROMEO));
        assertThat(stage.seen()).containsExactly("1 message:chat romeo@localhost/phone",
                "1 message:chat romeo@localhost/phone");
        stage.bench.send(phone, chat(PHONE, ROMEO.bare().withResource("gone")));
        assertThat(stage.seen()).containsExactly("1 message:chat romeo@localhost/phone");
    }

    @Test
    void whatIsPrivateIsNotCopied() {
        var payload = Payload.of(Element.named("urn:xmpp:carbons:2", "private").build());
        stage.bench.send(desk, new Message(ROMEO, BALCONY, null, Message.Type.CHAT, null, payload));
        assertThat(stage.seen()).containsExactly("3 message:chat romeo@localhost/orchard");
    }

    @Test
    void headlinesAreNotCopied() {
        stage.bench.send(desk, new Message(ROMEO, BALCONY, null, Message.Type.HEADLINE, null,
                chat(ROMEO, BALCONY).payload()));
        assertThat(stage.seen()).containsExactly("3 message:headline romeo@localhost/orchard");
    }

    @Test
    void thePhoneMayHaveEnoughOfIt() {
        stage.bench.send(phone, set(PHONE, "urn:xmpp:carbons:2", "disable"));
        stage.clear();
        stage.bench.send(desk, chat(ROMEO, BALCONY));
        assertThat(stage.seen()).containsExactly("3 message:chat romeo@localhost/orchard");
    }

    private static Message error(Jid from, Jid to, String body) {
        var error = StanzaError.serviceUnavailable().toPayload();
        return new Message(from, to, "m", Message.Type.ERROR, null, body.isEmpty()
                ? error
                : Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text(body).build())
                        .with(error.elements().getFirst()));
    }

    @Test
    void whatBecomesOfItThePhoneSees() {
        stage.bench.send(desk, chat(ROMEO, Jid.parse("nobody@localhost")));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost", "1 message:error nobody@localhost",
                "2 message:error romeo@localhost");
    }

    @Test
    void soItDoesWhenTheErrorDoesNotLeaveTheHome() {
        stage.bench.send(desk, chat(ROMEO, Jid.parse("tybalt@verona.invalid")));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost",
                "1 message:error tybalt@verona.invalid", "2 message:error romeo@localhost");
        stage.bench.send(desk, new Message(ROMEO, Jid.parse("tybalt@verona.invalid"), null, Message.Type.HEADLINE,
                null, chat(ROMEO, BALCONY).payload()));
        assertThat(stage.seen()).containsExactly("1 message:error tybalt@verona.invalid");
    }

    @Test
    void soItDoesWhenTheDeskHasGone() {
        stage.bench.close(desk, ROMEO);
        stage.clear();
        stage.bench.send(juliet, error(BALCONY, ROMEO, "Hi"));
        assertThat(stage.seen()).containsExactly("2 message:error romeo@localhost");
    }

    @Test
    void anErrorThatQuotesNothingIsNotCopied() {
        stage.bench.send(juliet, error(BALCONY, ROMEO, ""));
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost/balcony");
    }

    @Test
    void anErrorToAllDevicesAnswersNone() {
        stage.bench.send(juliet, error(BALCONY, ROMEO.bare(), "Hi"));
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void whatARoomSaysOfAPrivateMessageItSaysToOneDevice() {
        var payload = chat(BALCONY, ROMEO).payload()
                .with(Element.named("http://jabber.org/protocol/muc#user", "x").build());
        stage.bench.send(juliet, new Message(BALCONY, ROMEO, "m", Message.Type.CHAT, null, payload));
        assertThat(stage.seen()).containsExactly("1 message:chat juliet@localhost/balcony");
        stage.bench.send(juliet, new Message(BALCONY, ROMEO, "m", Message.Type.ERROR, null,
                payload.with(error(BALCONY, ROMEO, "").payload().elements().getFirst())));
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost/balcony",
                "2 message:error romeo@localhost");
    }

    @Test
    void thePhoneDoesNotSeeAnErrorFromWhomItsListsKeepAway() {
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString()).setPolicy(knows()
                .setPrevious(1).setVersion(2).setPrivacy(byDefault(everything(Kind.JID, JULIET.toString())))));
        stage.bench.send(desk, chat(ROMEO, BALCONY));
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost/balcony");
    }
}
